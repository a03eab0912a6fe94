package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quotes at the edge of what is allowed: the largest, the last day, no tax at all, methods that change nothing. */
@OnRealServer
class QuoteLimitsIT {

    private static final String QUOTES = "/api/v1/quotes";

    private Firm firm;
    private Api api;

    @BeforeEach
    void openAFirm() throws Exception {
        firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
    }

    @Test
    void theFullestQuoteIsReadAsItWasCreated() {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Map<String, Object> line = Firm.priced("😀".repeat(i == 0 ? 1000 : 1), "1.5", "3.333333");
            if (i < 40) {
                line.put("selection", Map.of("mode", "alternative", "group", "G" + i % 20, "selected", i < 20));
            }
            if (i == 999) {
                line.put("discounts", List.of(Map.of("kind", "fixed", "value", 0)));
            }
            lines.add(line);
        }
        Map<String, Object> content = firm.quote(lines);
        content.put("title", "😀".repeat(255));
        content.put(
                "groups",
                IntStream.range(0, 20)
                        .mapToObj(i -> Map.of("code", "G" + i, "title", "Group", "choose", "at_most_one"))
                        .toList());
        content.put("discounts", Collections.nCopies(10, Map.of("kind", "percentage", "value", "1.000001")));

        Api.Answer created = api.post(QUOTES, content);

        assertThat(created.status()).as(created.problem()).isEqualTo(201);
        assertThat(created.json().at("/totals/subtotal").asText()).isEqualTo("4900.00");
        assertThat(api.get(QUOTES + "/" + created.json().path("id").asText()).json())
                .isEqualTo(created.json());
    }

    @Test
    void theUsualValidityEndsOnTheLastDayThereIs() {
        Map<String, Object> content = firm.quote(Firm.exampleLines());
        content.put("validFrom", "9999-12-31");
        content.remove("validUntil");

        assertThat(api.post(QUOTES, content).json().path("validUntil").asText()).isEqualTo("9999-12-31");
    }

    @Test
    void anExemptCustomerPaysNoTaxAndNoStatedRate() throws Exception {
        UUID exempt = Ids.next();
        firm.organization()
                .database()
                .execute(
                        "INSERT INTO tax_classes (organization_id, id, code, name, kind)"
                                + " VALUES (?, ?, 'EXEMPT', 'Exempt', 'exempt')",
                        firm.organization().id(),
                        exempt);
        firm.organization()
                .database()
                .execute(
                        "INSERT INTO tax_rates (organization_id, id, tax_class_id, rate, effective_from)"
                                + " VALUES (?, ?, ?, 0, DATE '2020-01-01')",
                        firm.organization().id(),
                        Ids.next(),
                        exempt);
        firm.organization()
                .database()
                .execute("UPDATE customers SET is_tax_exempt = true WHERE id = ?", firm.customer());
        Map<String, Object> line = Firm.line("Site audit", "AUDIT-HR", "1");

        JsonNode quote = api.post(QUOTES, firm.quote(List.of(line))).json();
        line.put("taxRatePercent", "15");
        Api.Answer refused = api.post(QUOTES, firm.quote(List.of(line)));

        assertThat(quote.at("/totals/grandTotal").asText()).isEqualTo("137.40");
        assertThat(quote.at("/taxBreakdown/0/exemptReasons").toString())
                .isEqualTo("[\"The customer is exempt from tax.\"]");
        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("TAX_RATE_RANGE");
    }

    @Test
    void noClassHasARateOnADayBeforeAllRates() {
        Map<String, Object> content = firm.quote(List.of(Firm.priced("Site audit", "1", "100")));
        content.put("validFrom", "1900-01-01");

        Api.Answer answer = api.post(QUOTES, content);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/lines/0/taxClass");
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("TAX_CLASS_UNKNOWN");
    }

    @Test
    void headAndOptionsChangeNothing() throws Exception {
        Api.Answer created = api.post(QUOTES, firm.quote(Firm.exampleLines()));
        String path = QUOTES + "/" + created.json().path("id").asText();

        Api.Answer head = api.send("HEAD", path, BodyPublishers.noBody());
        Api.Answer options = api.send("OPTIONS", QUOTES, BodyPublishers.noBody());
        Api.Answer put = api.send("PUT", QUOTES, BodyPublishers.ofString("{}"));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(created.header("ETag"));
        assertThat(api.send("HEAD", QUOTES, BodyPublishers.noBody()).status()).isEqualTo(200);
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow").orElseThrow().split(", ")).contains("GET", "HEAD", "POST", "OPTIONS");
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.header("Allow")).isPresent();
        assertThat(firm.quotes()).isEqualTo(1);
    }
}
