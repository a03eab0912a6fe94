package com.pivotalflow.document;

import com.pivotalflow.document.QuoteDifference.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A document of three lines, and what becomes of it when single members change. */
final class SampleDocuments {

    static final UUID AUDIT = UUID.fromString("0197a3c2-7b32-7d19-9f21-4c6eaf5b3f01");
    static final UUID SENSORS = UUID.fromString("0197a3c2-7b32-7d19-9f21-4c6eaf5b3f02");
    static final UUID TRAINING = UUID.fromString("0197a3c2-7b32-7d19-9f21-4c6eaf5b3f03");

    static final QuoteDocument QUOTE = new QuoteDocument(
            QuoteDocument.SCHEMA,
            "Q-2026-0042",
            1,
            new QuoteDocument.Seller(
                    UUID.fromString("0197a3c2-5d10-7c31-9a44-0c6f2b7e1d01"), "Kōwhai Advisory Ltd", "Pacific/Auckland"),
            new QuoteDocument.Party(UUID.fromString("0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02"), "Tūī Freight Ltd"),
            "Warehouse audit",
            null,
            "project",
            "NZD",
            new QuoteDocument.Policy("NZ", "net", "DOCUMENT", "HALF_UP"),
            "2026-05-01",
            "2026-05-31",
            "Pay in 20 days.\nNo returns.",
            null,
            "30",
            List.of(
                    new QuoteDocument.Group("HOST", "Hosting", "exactly_one"),
                    new QuoteDocument.Group("CARE", "Support", "at_most_one")),
            List.of(discount("5", "Loyal", "100.00")),
            List.of(
                    line(AUDIT, 1, "Site audit", "7.25", "996.15"),
                    line(SENSORS, 2, "Sensor kit", "3", "659.85"),
                    line(TRAINING, 3, "Training", "1", "400.00")),
            new QuoteDocument.Totals("2056.00", "100.00", "0.00", "1956.00", "293.40", "2249.40"),
            List.of(new QuoteDocument.TaxRow("GST", "15", "1956.00", "293.40")));

    private SampleDocuments() {}

    static QuoteDocument with(QuoteDocument document, String field, @Nullable Object value) {
        return DocumentFields.changed(document, List.of(new FieldChange(field, null, value)), QuoteDocument.class);
    }

    static QuoteDocument.Line with(QuoteDocument.Line line, String field, @Nullable Object value) {
        return DocumentFields.changed(line, List.of(new FieldChange(field, null, value)), QuoteDocument.Line.class);
    }

    /** The quote with these lines, each at its place. */
    static QuoteDocument withLines(QuoteDocument.Line... lines) {
        List<QuoteDocument.Line> placed = new ArrayList<>();
        for (QuoteDocument.Line line : lines) {
            placed.add(with(line, "position", placed.size() + 1));
        }
        return with(QUOTE, "lines", placed);
    }

    static QuoteDocument.Line line(UUID key, int position, String description, String quantity, String net) {
        return new QuoteDocument.Line(
                key,
                position,
                "service",
                description,
                null,
                quantity,
                "hour",
                "137.40",
                false,
                "GST",
                "15",
                null,
                List.of(),
                new QuoteDocument.Choice("required", null, null),
                new QuoteDocument.Amounts(net, "0.00", net, "0.00", net));
    }

    static QuoteDocument.Discount discount(String value, @Nullable String label, String amount) {
        return new QuoteDocument.Discount("percentage", value, label, amount);
    }
}
