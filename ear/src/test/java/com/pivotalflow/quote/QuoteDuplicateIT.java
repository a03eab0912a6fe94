package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A quote is made again, with a number, dates and lines of its own. */
@OnRealServer
class QuoteDuplicateIT {

    private Firm firm;
    private Api api;
    private Journey source;

    @BeforeEach
    void sendAQuote() throws Exception {
        firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
        source = Journey.draft(firm, api);
        source.patch("{\"discounts\":[{\"kind\":\"percentage\",\"value\":\"5\"}],\"notes\":\"Bring boots\"}");
        source.submit();
        source.send();
    }

    @Test
    void pricesAreCopiedWithTheirRulesWhateverTheCardSaysNow() throws Exception {
        firm.organization()
                .database()
                .execute(
                        "UPDATE rate_card_items SET base_rate = 999 WHERE organization_id = ?",
                        firm.organization().id());

        JsonNode copy = duplicate(api, "{}").json();

        assertThat(copy.path("quoteNumber").asText()).endsWith("-0002");
        assertThat(copy.path("status").asText()).isEqualTo("draft");
        assertThat(copy.path("version").asInt()).isOne();
        assertThat(copy.has("issued")).isFalse();
        assertThat(copy.has("approval")).isFalse();
        assertThat(copy.path("validUntil").asText()).isNotEqualTo("2099-12-31");
        assertThat(copy.path("totals")).isEqualTo(source.quote().path("totals"));
        assertThat(copy.at("/lines/0/priceRule").asText()).isEqualTo("item_code");
        assertThat(copy.at("/lines/0/rateCardItemId")).isEqualTo(source.quote().at("/lines/0/rateCardItemId"));
        assertThat(copy.at("/lines/0/id")).isNotEqualTo(source.quote().at("/lines/0/id"));
        assertThat(copy.path("notes").asText()).isEqualTo("Bring boots");
    }

    @Test
    void pricesAreFoundAnewOnRequest() throws Exception {
        firm.organization()
                .database()
                .execute(
                        "UPDATE rate_card_items SET base_rate = 100 WHERE organization_id = ?",
                        firm.organization().id());

        JsonNode copy =
                duplicate(api, "{\"reprice\":true,\"title\":\"Second audit\"}").json();

        assertThat(copy.path("title").asText()).isEqualTo("Second audit");
        assertThat(copy.at("/lines/0/unitPrice").asText()).isEqualTo("100.00");
        assertThat(copy.at("/lines/1/unitPrice").asText()).isEqualTo("100.00");
    }

    @Test
    void pricesSetByHandAreCopiedOnlyByThoseWhoMaySetThem() throws Exception {
        Journey byHand = Journey.draft(
                firm,
                api,
                List.of(
                        Firm.line("Audit", "AUDIT-HR", "1"),
                        Firm.priced("Special", "1", "10"),
                        Firm.priced("x", "1", "1")));
        Api clerk = firm.as("quotes.view", "quotes.create");

        Api.Answer refused = clerk.post(path(byHand), Map.of());
        Api.Answer copied = api.post(path(byHand), Map.of());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("PRICE_OVERRIDE_FORBIDDEN");
        assertThat(refused.json().path("errors")).hasSize(2);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/lines/1/unitPrice");
        assertThat(copied.json().at("/lines/1/priceRule").asText()).isEqualTo("explicit");
        assertThat(firm.lastNumber()).isEqualTo(3);
    }

    @Test
    void anotherCustomerGetsNoContactOfTheFirst() throws Exception {
        UUID other = firm.organization().customer("Moa Ltd");

        JsonNode copy = duplicate(api, "{\"customerId\":\"" + other + "\"}").json();

        assertThat(copy.path("customerId").asText()).isEqualTo(other.toString());
        assertThat(copy.has("contactId")).isFalse();
    }

    @Test
    void theHistoryTellsEveryStepAndHidesCosts() throws Exception {
        source.revise();
        source.patch(
                "{\"lines\":[{\"description\":\"Costly\",\"quantity\":\"1\",\"unitPrice\":\"10\",\"unitCost\":\"6.66\"}]}");
        Journey clerk = source.by(firm.as("quotes.view"));

        JsonNode history = source.get("history?limit=20").json().path("items");

        assertThat(history).hasSize(6);
        assertThat(history.at("/0/action").asText()).isEqualTo("quotes.update");
        assertThat(history.at("/1/after/status").asText()).isEqualTo("draft");
        assertThat(history.at("/5/action").asText()).isEqualTo("quotes.create");
        assertThat(source.get("history").text()).contains("6.66");
        assertThat(clerk.get("history").text()).doesNotContain("6.66").doesNotContain("unitCost");
    }

    @Test
    void theExplanationAddsUpToTheTotals() {
        JsonNode explanation = source.get("explanation").json();

        assertThat(explanation.path("totals")).isEqualTo(source.quote().path("totals"));
        for (int i = 0; i < 2; i++) {
            JsonNode steps = explanation.at("/lines/" + i + "/steps");
            assertThat(steps.path(steps.size() - 1).path("step").asText()).isEqualTo("gross");
            assertThat(steps.path(steps.size() - 1).path("running"))
                    .isEqualTo(source.quote().at("/lines/" + i + "/amounts/gross"));
        }
    }

    private Api.Answer duplicate(Api caller, String body) {
        Api.Answer answer = caller.postText(path(source), "application/json", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    private static String path(Journey journey) {
        return Journey.QUOTES + "/" + journey.id() + "/duplicate";
    }
}
