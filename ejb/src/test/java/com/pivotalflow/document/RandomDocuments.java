package com.pivotalflow.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Documents of every shape, the same ones for the same seed. Their figures need not add up: a comparison does not
 * calculate. Keys, codes and words come from small sets, so that two documents often share them.
 */
final class RandomDocuments {

    private static final int MOST_LINES = 7;

    private final Random random;

    RandomDocuments(long seed) {
        random = new Random(seed);
    }

    QuoteDocument next() {
        return new QuoteDocument(
                QuoteDocument.SCHEMA,
                oneOf("Q-2026-0001", "Q-2026-0002"),
                1 + random.nextInt(3),
                new QuoteDocument.Seller(key(100), oneOf("Kōwhai", "Kōwhai Ltd"), oneOf("Pacific/Auckland", "UTC")),
                new QuoteDocument.Party(key(200 + random.nextInt(2)), oneOf("Tūī", "Tūī Ltd")),
                oneOf("Audit", "Audit 𝄞"),
                text(),
                oneOf("project", "service"),
                "NZD",
                new QuoteDocument.Policy(
                        "NZ", oneOf("net", "gross"), oneOf("LINE", "DOCUMENT"), oneOf("HALF_UP", "HALF_EVEN")),
                "2026-05-01",
                oneOf("2026-05-31", "2026-06-30"),
                text(),
                text(),
                maybe(() -> oneOf("30", "12.5")),
                groups(),
                discounts(true),
                lines(),
                new QuoteDocument.Totals(money(), money(), money(), money(), money(), money()),
                list(2, place -> new QuoteDocument.TaxRow(oneOf("GST", "ZERO"), oneOf("15", "0"), money(), money())));
    }

    /** What may become of a document: it keeps all of its parts, most, or none but by chance. */
    QuoteDocument revised(QuoteDocument old) {
        QuoteDocument other = next();
        int keeping = oneIn(10) ? 100 : oneIn(2) ? 90 : 0;
        return new QuoteDocument(
                old.schema(),
                either(keeping, old.quoteNumber(), other.quoteNumber()),
                other.version(),
                either(keeping, old.organization(), other.organization()),
                either(keeping, old.customer(), other.customer()),
                either(keeping, old.title(), other.title()),
                eitherText(keeping, old.description(), other.description()),
                either(keeping, old.type(), other.type()),
                old.currency(),
                either(keeping, old.taxPolicy(), other.taxPolicy()),
                old.validFrom(),
                either(keeping, old.validUntil(), other.validUntil()),
                eitherText(keeping, old.termsConditions(), other.termsConditions()),
                eitherText(keeping, old.notes(), other.notes()),
                eitherText(keeping, old.depositPercent(), other.depositPercent()),
                either(keeping, old.groups(), other.groups()),
                either(keeping, old.discounts(), other.discounts()),
                either(keeping, old.lines(), other.lines()),
                either(keeping, old.totals(), other.totals()),
                either(keeping, old.taxBreakdown(), other.taxBreakdown()));
    }

    private <T> T either(int keeping, T old, T other) {
        return random.nextInt(100) < keeping ? old : other;
    }

    private @Nullable String eitherText(int keeping, @Nullable String old, @Nullable String other) {
        return random.nextInt(100) < keeping ? old : other;
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private List<QuoteDocument.Group> groups() {
        List<String> codes = new ArrayList<>(List.of("A", "B", "C"));
        Collections.shuffle(codes, random);
        return list(
                codes.size(),
                place -> new QuoteDocument.Group(
                        codes.get(place), oneOf("Hosting", "Support"), oneOf("exactly_one", "at_most_one")));
    }

    private List<QuoteDocument.Discount> discounts(boolean labelled) {
        return list(
                3,
                place -> new QuoteDocument.Discount(
                        oneOf("percentage", "fixed"),
                        oneOf("5", "10"),
                        labelled ? maybe(() -> oneOf("Loyal", "New")) : null,
                        money()));
    }

    private List<QuoteDocument.Line> lines() {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < MOST_LINES; number++) {
            if (random.nextInt(5) > 0) {
                numbers.add(number);
            }
        }
        if (random.nextBoolean()) {
            Collections.shuffle(numbers, random);
        }
        List<QuoteDocument.Line> lines = new ArrayList<>();
        numbers.forEach(number -> lines.add(line(key(number), lines.size() + 1)));
        return lines;
    }

    private QuoteDocument.Line line(UUID key, int position) {
        boolean required = random.nextBoolean();
        return new QuoteDocument.Line(
                key,
                position,
                oneOf("service", "product"),
                oneOf("Sensor kit", "Site\nvisit"),
                maybe(() -> oneOf("SK-1", "SK-2")),
                oneOf("3", "7.25"),
                oneOf("hour", "piece"),
                money(),
                random.nextBoolean(),
                oneOf("GST", "ZERO"),
                oneOf("15", "0"),
                maybe(() -> "for export"),
                discounts(false),
                required
                        ? new QuoteDocument.Choice("required", null, null)
                        : new QuoteDocument.Choice("alternative", maybe(() -> oneOf("A", "B")), random.nextBoolean()),
                new QuoteDocument.Amounts(money(), money(), money(), money(), money()));
    }

    /** Few different lines, many of them empty; sometimes with the line breaks of other systems; sometimes absent. */
    private @Nullable String text() {
        return maybe(() -> {
            String text = String.join("\n", list(6, line -> oneOf("", "a", "b", "c\r")));
            return text.isEmpty() ? "a" : text;
        });
    }

    private String money() {
        return BigDecimal.valueOf(random.nextInt(3) * 50L, 2).toPlainString();
    }

    private <T> List<T> list(int most, IntFunction<T> entry) {
        List<T> list = new ArrayList<>();
        int size = random.nextInt(most + 1);
        while (list.size() < size) {
            list.add(entry.apply(list.size()));
        }
        return list;
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    private String oneOf(String... values) {
        return values[random.nextInt(values.length)];
    }

    private static UUID key(int number) {
        return new UUID(0x0197a3c27b327d19L, 0x9f21000000000000L + number);
    }
}
