package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prices are found anew, shown first, and kept only as they were shown. */
@OnRealServer
class QuoteRepriceIT {

    private static final String SHOW = "{}";

    private final Database database = TestServer.MAIN.database();

    private Firm firm;
    private Journey journey;

    @BeforeEach
    void makeADraft() throws Exception {
        firm = Firm.open();
        journey = Journey.draft(
                firm,
                firm.as(Firm.EVERYTHING),
                List.of(
                        Firm.line("Site audit", "AUDIT-HR", new BigDecimal("7.25")),
                        Firm.priced("Special", "1", "10"),
                        withItem(Firm.line("By hand", "KIT-3", "1"))));
    }

    @Test
    void whatDidNotChangeIsShownAsIdentical() {
        JsonNode shown = show();

        assertThat(shown.path("applied").asBoolean()).isFalse();
        assertThat(shown.at("/difference/identical").asBoolean()).isTrue();
        assertThat(shown.path("lines")).hasSize(3);
        assertThat(shown.path("previewHash").asText()).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void newPricesAreShownAndNothingIsStored() throws Exception {
        raisePrices("140");
        JsonNode before = journey.read();

        JsonNode shown = show();

        assertThat(shown.at("/lines/0/oldUnitPrice").asText()).isEqualTo("137.40");
        assertThat(shown.at("/lines/0/newUnitPrice").asText()).isEqualTo("140.00");
        assertThat(shown.at("/lines/1/newUnitPrice").asText()).isEqualTo("10.00");
        assertThat(shown.at("/lines/2/newRule").asText()).isEqualTo("explicit");
        assertThat(shown.at("/difference/totalsDelta/subtotal").asText()).isEqualTo("18.85");
        assertThat(journey.read()).isEqualTo(before);
    }

    @Test
    void whatWasShownIsKeptWithTheLinesAsTheyAre() throws Exception {
        raisePrices("140");
        List<String> keys = journey.quote().path("lines").findValuesAsText("id");
        JsonNode shown = show();

        Api.Answer kept = keep(shown.path("previewHash").asText());

        assertThat(kept.status()).as(kept.toString()).isEqualTo(200);
        assertThat(kept.json().path("applied").asBoolean()).isTrue();
        JsonNode now = journey.read();
        assertThat(kept.header("ETag")).contains(journey.etag());
        assertThat(now.at("/lines/0/unitPrice").asText()).isEqualTo("140.00");
        assertThat(now.path("lines").findValuesAsText("id")).isEqualTo(keys);
        assertThat(show().at("/difference/identical").asBoolean()).isTrue();
    }

    @Test
    void aPriceThatChangedSinceItWasShownIsNotKept() throws Exception {
        raisePrices("140");
        JsonNode shown = show();
        raisePrices("141");
        JsonNode before = journey.read();

        Api.Answer refused = keep(shown.path("previewHash").asText());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("PREVIEW_STALE");
        assertThat(journey.ask("reprice", "{\"apply\":true}")
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/previewHash");
        assertThat(journey.read()).isEqualTo(before);
    }

    @Test
    void aPriceSetByHandIsFoundOnlyWhenItsLineIsNamed() {
        String byHand = journey.quote().at("/lines/2/id").asText();

        JsonNode shown = journey.ask("reprice", "{\"explicitLineIds\":[\"" + byHand + "\"]}")
                .json();
        Api.Answer wrong = journey.ask(
                "reprice",
                "{\"explicitLineIds\":[\"" + journey.quote().at("/lines/0/id").asText() + "\"]}");

        assertThat(shown.at("/lines/2/newRule").asText()).isEqualTo("item_code");
        assertThat(shown.at("/lines/2/newUnitPrice").asText()).isEqualTo("219.95");
        assertThat(wrong.json().at("/errors/0/code").asText()).isEqualTo("LINE_ID_INVALID");
    }

    @Test
    void whatIsApprovedIsShownAndNotChanged() throws Exception {
        raisePrices("140");
        journey.submit();
        JsonNode shown = show();

        assertThat(shown.at("/lines/0/newUnitPrice").asText()).isEqualTo("140.00");
        assertThat(keep(shown.path("previewHash").asText()).problem()).isEqualTo("QUOTE_NOT_EDITABLE");
    }

    @Test
    void movingTheFirstDayMovesNoPriceAndSuggestsToLookForNewOnes() {
        JsonNode moved = journey.patch("{\"validFrom\":\"2026-05-02\"}");
        assertThat(moved.path("repriceSuggested").asBoolean()).isTrue();
        assertThat(moved.at("/lines/0/unitPrice").asText()).isEqualTo("137.40");

        keep(show().path("previewHash").asText());
        assertThat(journey.read().path("repriceSuggested").asBoolean()).isFalse();
    }

    @Test
    void aFurtherVersionBeginsWithThePricesItHadOrWithThoseOfToday() throws Exception {
        journey.submit();
        journey.send();
        raisePrices("140");

        JsonNode asItWas = journey.revise();
        assertThat(asItWas.at("/lines/0/unitPrice").asText()).isEqualTo("137.40");
        journey.to("discard-revision", "{}");
        JsonNode anew = journey.to("revise", "{\"reprice\":true}");

        assertThat(anew.at("/lines/0/unitPrice").asText()).isEqualTo("140.00");
        assertThat(anew.at("/lines/1/unitPrice").asText()).isEqualTo("10.00");
        assertThat(anew.at("/lines/2/priceRule").asText()).isEqualTo("explicit");
        assertThat(anew.path("version").asInt()).isEqualTo(2);
        assertThat(journey.get("versions/1/diff?against=working")
                        .json()
                        .at("/totalsDelta/subtotal")
                        .asText())
                .isEqualTo("18.85");
    }

    private static Map<String, Object> withItem(Map<String, Object> line) {
        line.put("unitPrice", "200");
        return line;
    }

    private JsonNode show() {
        Api.Answer answer = journey.ask("reprice", SHOW);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private Api.Answer keep(String hash) {
        return journey.ask("reprice", "{\"apply\":true,\"previewHash\":\"" + hash + "\"}");
    }

    private void raisePrices(String audit) throws Exception {
        database.execute(
                "UPDATE rate_card_items SET base_rate = CAST(? AS numeric) WHERE organization_id = ? AND item_code = 'AUDIT-HR'",
                audit,
                firm.organization().id());
    }
}
