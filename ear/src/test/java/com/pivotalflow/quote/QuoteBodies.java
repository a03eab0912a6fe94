package com.pivotalflow.quote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Bodies of quotes: a good one that uses everything, and what clients with faults or bad intentions make of it. */
final class QuoteBodies {

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

    /** What a text may be spoilt with: pieces of JSON where none belong, and bytes that are no text. */
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "\\",
            "\u0000",
            "\n",
            "//",
            "NaN",
            "1e999999999",
            "-",
            "0x1",
            "\ud83d\ude00",
            "\"title\":\"again\",",
            "[".repeat(40),
            "{\"a\":".repeat(40),
            "9".repeat(60),
            "x".repeat(300));

    private final Random random;
    private final JsonNode good;

    QuoteBodies(Firm firm, long seed) {
        random = new Random(seed);
        good = JSON.valueToTree(good(firm));
    }

    JsonNode good() {
        return good.deepCopy();
    }

    /** The good one with values replaced in so many places. */
    JsonNode mutated(int times) {
        JsonNode body = good.deepCopy();
        for (int i = 0; i < times; i++) {
            List<Place> places = new ArrayList<>();
            collect(body, places);
            if (!places.isEmpty()) {
                places.get(random.nextInt(places.size())).set(value());
            }
        }
        return body;
    }

    /** One of them as bytes, as often as not spoilt as text too: cut, doubled, mixed with pieces and with stray bytes. */
    byte[] bytes() {
        byte[] body = mutated(random.nextInt(4)).toString().getBytes(StandardCharsets.UTF_8);
        return random.nextBoolean() ? body : spoilt(body);
    }

    private byte[] spoilt(byte[] body) {
        int at = random.nextInt(body.length + 1);
        byte[] start = Arrays.copyOf(body, at);
        byte[] end = Arrays.copyOfRange(body, at, body.length);
        return switch (random.nextInt(5)) {
            case 0 -> start;
            case 1 -> end;
            case 2 -> joined(start, PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8), end);
            case 3 -> joined(start, new byte[] {(byte) random.nextInt(256)}, end);
            default -> joined(body, body);
        };
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private JsonNode value() {
        try {
            return JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
