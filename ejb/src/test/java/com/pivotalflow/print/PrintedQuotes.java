package com.pivotalflow.print;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.QuoteDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Quotes to be printed, the same ones for the same seed. Their figures need not add up: a print does not calculate. */
final class PrintedQuotes {

    static final Locale NEW_ZEALAND = Locale.forLanguageTag("en-NZ");

    private static final QuoteDocument.Choice REQUIRED = new QuoteDocument.Choice("required", null, null);

    private static final List<String> TEXTS = List.of(
            "Audit of the warehouse in Te Kūiti",
            "Größenänderung der Straßenschilder",
            "倉庫の監査と報告書の作成",
            "Kit <b>with</b> &amp; \"markup\" ]]> <!--",
            "Line\nbreak\tand\r\nmore",
            "ביקורת 12 מחסנים (Dell R750)",
            "شامل للتركيب 5 خوادم",
            "Rocket 🚀 and 👩‍💻 with \u202Emarks\u202C of direction");

    private final Random random;

    PrintedQuotes(long seed) {
        random = new Random(seed);
    }

    static PrintTerms terms(QuoteDocument quote, Locale locale) {
        return new PrintTerms(
                locale,
                Instant.parse("2026-05-31T12:00:00Z"),
                CanonicalDocument.text(CanonicalDocument.of(quote).hash()),
                "12 Kauri Street\nTe Aro\nWellington 6011\nNZ",
                "PO Box 14\nHamilton 3240\nNZ",
                "5685.92");
    }

    static PrintTerms draft(Locale locale) {
        return new PrintTerms(locale, Instant.parse("2026-05-31T12:00:00Z"), null, null, null, null);
    }

    /** A quote whose description, first line and terms are this text. */
    static QuoteDocument saying(String text) {
        return quote("Warehouse audit", text, List.of(line(1, text, REQUIRED, "0.00")), List.of(), List.of());
    }

    /** A quote of so many plain lines. */
    static QuoteDocument ofLines(int number) {
        List<QuoteDocument.Line> lines = new ArrayList<>();
        for (int position = 1; position <= number; position++) {
            lines.add(line(position, "Work package " + position, REQUIRED, "0.00"));
        }
        return quote("Warehouse audit", null, lines, List.of(), List.of());
    }

    /** One with a line of each kind: required, optional and two alternatives, some selected. */
    static QuoteDocument withChoices() {
        return quote(
                "Warehouse audit",
                null,
                List.of(
                        line(1, "Audit", REQUIRED, "0.00"),
                        line(2, "Training", new QuoteDocument.Choice("optional", null, false), "0.00"),
                        line(3, "Small servers", new QuoteDocument.Choice("alternative", "HOST", true), "0.00"),
                        line(4, "Large servers", new QuoteDocument.Choice("alternative", "HOST", false), "0.00")),
                List.of(new QuoteDocument.Group("HOST", "Hosting", "exactly_one")),
                List.of());
    }

    /** One in which people wrote Hebrew: a line, the title of its group and the label of a discount. */
    static QuoteDocument turning(String description, String group, String label) {
        return quote(
                "Warehouse audit",
                null,
                List.of(line(1, description, new QuoteDocument.Choice("alternative", "HOST", true), "0.00")),
                List.of(new QuoteDocument.Group("HOST", group, "exactly_one")),
                List.of(new QuoteDocument.Discount("percentage", "10", label, "49.90")));
    }

    /** Any quote. */
    QuoteDocument next() {
        List<QuoteDocument.Line> lines = new ArrayList<>();
        int size = 1 + random.nextInt(12);
        for (int position = 1; position <= size; position++) {
            lines.add(new QuoteDocument.Line(
                    new UUID(1, position),
                    position,
                    "service",
                    TEXTS.get(random.nextInt(TEXTS.size())),
                    random.nextBoolean() ? "ITEM-" + position : null,
                    decimal(1 + random.nextInt(12), random.nextInt(7)),
                    "hour",
                    decimal(1 + random.nextInt(11), 2 + random.nextInt(5)),
                    random.nextBoolean(),
                    "GST",
                    decimal(2, random.nextInt(3)),
                    random.nextInt(4) == 0 ? "for export" : null,
                    random.nextBoolean()
                            ? List.of()
                            : List.of(
                                    new QuoteDocument.Discount("percentage", decimal(2, 2), null, money()),
                                    new QuoteDocument.Discount("per_unit", money(), null, money())),
                    random.nextBoolean() ? REQUIRED : new QuoteDocument.Choice("optional", null, random.nextBoolean()),
                    new QuoteDocument.Amounts(money(), money(), money(), money(), money())));
        }
        return quote(
                TEXTS.get(random.nextInt(TEXTS.size())),
                null,
                lines,
                List.of(),
                List.of(new QuoteDocument.Discount("fixed", money(), "Loyalty", money())));
    }

    private String money() {
        return decimal(1 + random.nextInt(13), 2);
    }

    /** A positive figure. */
    private String decimal(int digits, int decimals) {
        StringBuilder unscaled = new StringBuilder().append((char) ('1' + random.nextInt(9)));
        while (unscaled.length() < digits + decimals) {
            unscaled.append((char) ('0' + random.nextInt(10)));
        }
        return new BigDecimal(unscaled.toString()).movePointLeft(decimals).toPlainString();
    }

    private static QuoteDocument.Line line(
            int position, String description, QuoteDocument.Choice choice, String discount) {
        return new QuoteDocument.Line(
                new UUID(1, position),
                position,
                "service",
                description,
                null,
                "7.25",
                "hour",
                "137.40",
                false,
                "GST",
                "15",
                null,
                List.of(),
                choice,
                new QuoteDocument.Amounts("996.15", discount, "996.15", "149.42", "1145.57"));
    }

    private static QuoteDocument quote(
            String title,
            @Nullable String text,
            List<QuoteDocument.Line> lines,
            List<QuoteDocument.Group> groups,
            List<QuoteDocument.Discount> discounts) {
        return new QuoteDocument(
                QuoteDocument.SCHEMA,
                "Q-2026-0042",
                2,
                new QuoteDocument.Seller(new UUID(2, 1), "Kōwhai Advisory Ltd", "Pacific/Auckland"),
                new QuoteDocument.Party(new UUID(3, 1), "Tūī Freight Ltd"),
                title,
                text,
                "project",
                "NZD",
                new QuoteDocument.Policy("NZ", "net", "DOCUMENT", "HALF_UP"),
                "2026-05-01",
                "2026-05-31",
                text,
                text,
                "30",
                groups,
                discounts,
                lines,
                new QuoteDocument.Totals("17430.81", "949.90", "12.34", "16480.91", "2472.14", "18953.05"),
                List.of(new QuoteDocument.TaxRow("GST", "15", "16480.91", "2472.14")));
    }
}
