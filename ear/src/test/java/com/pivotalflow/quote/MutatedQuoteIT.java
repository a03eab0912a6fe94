package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Bodies that differ from a good one in one or two places: whatever comes is either a quote that reads back as it was
 * created or a refusal that leaves nothing behind, and never a fault of ours.
 */
@OnRealServer
class MutatedQuoteIT {

    private static final String QUOTES = "/api/v1/quotes";
    private static final int BODIES = 300;

    /** Always the same bodies, so that a failure comes again. */
    private static final long SEED = 4711;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Values, written as JSON, that somebody may send for anything. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e12",
            "1e-12",
            "1E13",
            "0.0000001",
            "999999999",
            "999999999.999999",
            "1000000000",
            "99999999999999999999999999999999999999999",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"12.5\"",
            "\"+1\"",
            "\"NaN\"",
            "\"0001-01-01\"",
            "\"0000-01-01\"",
            "\"9999-12-31\"",
            "\"2026-02-30\"",
            "\"+10000-01-01\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00\\ud83d\\ude00\"",
            "\"" + "\ud83d\ude00".repeat(255) + "\"",
            "\"" + "x".repeat(1001) + "\"",
            "\"e\\u0301\\u0301\\u0301\"",
            "\"'; DROP TABLE quotes; --\"",
            "\"draft\"",
            "\"percentage\"",
            "\"alternative\"",
            "\"GROSS\"",
            "\"NZD\"",
            "\"ZZZ\"",
            "\"0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02\"",
            "[]",
            "{}",
            "[null]",
            "[{}]",
            "[[[[[[[[[[]]]]]]]]]]",
            "{\"price\":1}",
            "{\"a\":{\"b\":[1,\"\\u0000\"]}}",
            "{\"\":\"\"}",
            "{\"kind\":\"fixed\",\"value\":\"1e-3\"}",
            "[{\"kind\":\"per_unit\",\"value\":\"0.000001\"},{\"kind\":\"per_unit\",\"value\":0}]",
            "{\"mode\":\"alternative\",\"group\":\"HOST\",\"selected\":true}");

    private final Random random = new Random(SEED);

    @Test
    void aBodyIsAcceptedOrRefusedAsAWhole() throws Exception {
        Firm firm = Firm.open();
        Api api = firm.as(Firm.EVERYTHING);
        JsonNode good = JSON.valueToTree(good(firm));
        assertThat(api.post(QUOTES, good).status()).isEqualTo(201);
        int accepted = 1;

        for (int i = 0; i < BODIES; i++) {
            JsonNode body = mutated(good, 1 + random.nextInt(2));
            Api.Answer answer = api.post(QUOTES, body);

            assertThat(answer.status()).as("%s for %s", answer, body).isIn(201, 400, 422);
            if (answer.status() == 201) {
                accepted++;
                String path = QUOTES + "/" + answer.json().path("id").asText();
                assertThat(api.get(path).json()).as("read back of %s", body).isEqualTo(answer.json());
            } else {
                assertThat(isExplained(answer)).as("%s for %s", answer, body).isTrue();
            }
        }

        assertThat(accepted).as("mutations that spoil nothing").isGreaterThan(BODIES / 20);
        assertThat(firm.quotes()).isEqualTo(accepted);
        assertThat(firm.lastNumber()).isEqualTo(accepted);
        assertThat(orphans(firm)).isZero();
    }

    /** A refusal names its places; without one, the database had to refuse what should have been known before. */
    private static boolean isExplained(Api.Answer answer) {
        JsonNode problem = answer.json();
        return problem.has("violations")
                || (problem.path("errors").size() > 0
                        && !problem.at("/errors/0/code").asText().equals("INVALID"));
    }

    private static long orphans(Firm firm) throws Exception {
        return firm.organization()
                .database()
                .number(
                        "SELECT count(*) FROM quotes q WHERE organization_id = ? AND NOT EXISTS (SELECT FROM"
                                + " quote_line_items l WHERE l.organization_id = q.organization_id AND l.quote_id = q.id)",
                        firm.organization().id());
    }

    private JsonNode mutated(JsonNode good, int times) throws Exception {
        JsonNode body = good.deepCopy();
        for (int i = 0; i < times; i++) {
            List<Place> places = new ArrayList<>();
            collect(body, places);
            places.get(random.nextInt(places.size())).set(JSON.readTree(VALUES.get(random.nextInt(VALUES.size()))));
        }
        return body;
    }

    private static void collect(JsonNode node, List<Place> places) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                places.add(value -> object.set(name, value));
                collect(object.get(name), places);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(value -> array.set(index, value));
                collect(array.get(i), places);
            }
        }
    }

    private static Map<String, Object> good(Firm firm) {
        Map<String, Object> discounted = Firm.line("Audit", "AUDIT-HR", "16.5");
        discounted.put("discounts", List.of(Map.of("kind", "percentage", "value", "10")));
        discounted.put("metadata", Map.of("colour", "blue"));
        discounted.put("kind", "service");
        discounted.put("unit", "hour");
        Map<String, Object> full = Firm.priced("Report", "1", "262.00");
        full.put("serviceCategoryId", firm.category());
        full.put("unitCost", "100");
        full.put("taxInclusive", true);
        full.put("taxClass", "STANDARD");
        full.put("taxRatePercent", "15");
        Map<String, Object> first = Firm.priced("Hosting small", "12", "39.90");
        first.put("selection", Map.of("mode", "alternative", "group", "HOST", "selected", true));
        Map<String, Object> second = Firm.priced("Hosting large", "12", "64.15");
        second.put("selection", Map.of("mode", "alternative", "group", "HOST"));
        Map<String, Object> quote = firm.quote(List.of(discounted, full, first, second));
        quote.put("description", "What we do");
        quote.put("type", "project");
        quote.put("currency", "NZD");
        quote.put("taxPolicy", Map.of("basis", "net", "level", "LINE", "rounding", "HALF_EVEN", "profile", "NZ"));
        quote.put("discounts", List.of(Map.of("kind", "fixed", "value", "25", "label", "Goodwill")));
        quote.put("groups", List.of(Map.of("code", "HOST", "title", "Hosting", "choose", "exactly_one")));
        quote.put("depositPercent", "12.5");
        quote.put("termsConditions", "None");
        quote.put("notes", "None");
        quote.put("internalNotes", "None");
        quote.put("metadata", Map.of("campaign", "autumn", "tags", List.of("a", "b")));
        return quote;
    }

    /** Where a value can be put. */
    @FunctionalInterface
    private interface Place {
        void set(JsonNode value);
    }
}
