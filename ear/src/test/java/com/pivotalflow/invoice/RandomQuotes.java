package com.pivotalflow.invoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Quotes with everything that makes figures odd: discounts of all kinds, tax inside and on top, options, policies. */
final class RandomQuotes {

    private final Random random;

    RandomQuotes(long seed) {
        random = new Random(seed);
    }

    Map<String, Object> next(Billing billing) {
        List<Map<String, Object>> lines = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            lines.add(line(i));
        }
        if (random.nextBoolean()) {
            Map<String, Object> small = line(count);
            small.put("selection", Map.<String, Object>of("mode", "alternative", "group", "HOST", "selected", true));
            Map<String, Object> large = line(count + 1);
            large.put("selection", Map.<String, Object>of("mode", "alternative", "group", "HOST"));
            lines.add(random.nextInt(lines.size() + 1), small);
            lines.add(random.nextInt(lines.size() + 1), large);
        }
        Map<String, Object> quote = billing.quote(lines);
        if (lines.stream()
                .anyMatch(line -> String.valueOf(line.get("selection")).contains("HOST"))) {
            quote.put(
                    "groups",
                    List.of(Map.<String, Object>of("code", "HOST", "title", "Hosting", "choose", "exactly_one")));
        }
        quote.put(
                "taxPolicy",
                Map.<String, Object>of(
                        "profile",
                        "NZ",
                        "basis",
                        oneOf("net", "gross"),
                        "level",
                        oneOf("LINE", "DOCUMENT"),
                        "rounding",
                        oneOf("HALF_UP", "HALF_EVEN", "HALF_DOWN", "DOWN")));
        if (random.nextBoolean()) {
            quote.put(
                    "discounts",
                    List.of(
                            Map.<String, Object>of(
                                    "kind", "percentage", "value", number(1, 30, 3), "label", "Goodwill"),
                            Map.<String, Object>of("kind", "percentage", "value", number(1, 10, 2))));
        }
        if (random.nextBoolean()) {
            quote.put("depositPercent", number(10, 60, 2));
        }
        return quote;
    }

    private Map<String, Object> line(int index) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("description", "Line " + index);
        line.put("quantity", number(1, 40, 4));
        line.put("unitPrice", number(5, 900, 4));
        line.put("unit", oneOf("hour", "day", "item"));
        line.put("kind", oneOf("service", "product", "travel"));
        line.put("taxInclusive", random.nextBoolean());
        line.put("taxRatePercent", oneOf("15", "12.5", "0"));
        List<Map<String, Object>> discounts = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            discounts.add(Map.<String, Object>of("kind", "percentage", "value", number(1, 40, 3)));
        }
        if (random.nextInt(4) == 0) {
            discounts.add(Map.<String, Object>of("kind", "fixed", "value", number(0, 2, 2)));
        }
        if (random.nextInt(4) == 0) {
            discounts.add(Map.<String, Object>of("kind", "per_unit", "value", number(0, 1, 4)));
        }
        discounts.removeIf(discount -> new BigDecimal(String.valueOf(discount.get("value"))).signum() == 0);
        line.put("discounts", discounts);
        // The first one always counts, so that there is something to accept.
        if (index > 0 && random.nextInt(3) == 0) {
            line.put("selection", Map.<String, Object>of("mode", "optional", "selected", random.nextBoolean()));
        }
        return line;
    }

    private String oneOf(String... values) {
        return values[random.nextInt(values.length)];
    }

    /** A number with at most so many decimals. */
    private String number(int least, int most, int decimals) {
        int unit = BigDecimal.TEN.pow(decimals).intValueExact();
        return BigDecimal.valueOf((long) least * unit + random.nextInt((most - least) * unit), decimals)
                .toPlainString();
    }
}
