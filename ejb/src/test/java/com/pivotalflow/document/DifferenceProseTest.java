package com.pivotalflow.document;

import static com.pivotalflow.document.SampleDocuments.QUOTE;
import static com.pivotalflow.document.SampleDocuments.discount;
import static com.pivotalflow.document.SampleDocuments.with;
import static com.pivotalflow.document.SampleDocuments.withLines;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The difference between two documents as people read it. */
class DifferenceProseTest {

    private static final UUID CABLE = UUID.fromString("0197a3c2-7b32-7d19-9f21-4c6eaf5b3f04");

    @Test
    void everyChangeIsOneSentence() {
        QuoteDocument.Line sensors = with(QUOTE.lines().get(1), "quantity", "4");
        sensors = with(with(sensors, "amounts.net", "879.80"), "taxInclusive", true);
        QuoteDocument to = withLines(
                QUOTE.lines().get(2), sensors, SampleDocuments.line(CABLE, 3, "Cable\n\"10 m\"", "2", "50.00"));
        to = with(to, "version", 2);
        to = with(to, "title", "Audit");
        to = with(to, "validUntil", "2026-06-30");
        to = with(to, "notes", "Call first");
        to = with(to, "termsConditions", "Pay in 10 days.\nNo returns.");
        to = with(to, "taxBreakdown", List.of(new QuoteDocument.TaxRow("GST", "15", "1.00", "0.15")));
        to = with(to, "discounts", List.of(discount("10", "Loyal", "200.00"), discount("1", null, "9.00")));
        to = with(to, "groups", List.of(new QuoteDocument.Group("CARE", "Support", "at_most_one")));
        to = with(to, "totals", new QuoteDocument.Totals("2056.00", "209.00", "0.00", "1847.00", "277.05", "2249.40"));

        assertThat(DifferenceProse.of(QuoteDifference.between(NamedDocument.version(QUOTE), NamedDocument.version(to))))
                .isEqualTo("""
                        From version 1 to version 2:
                        Title: "Warehouse audit" → "Audit".
                        Valid until: 2026-05-31 → 2026-06-30.
                        Notes: (none) → "Call first".
                        Tax breakdown: [tax class GST, rate percent 15, taxable 1956.00, tax 293.40] \
                        → [tax class GST, rate percent 15, taxable 1.00, tax 0.15].
                        Group HOST "Hosting" removed.
                        Group CARE: position 2 → 1.
                        Line 1 "Site audit" removed: 7.25 hour at 137.40, net 996.15, required.
                        Line 3 moved: it is now line 1.
                        Line 3 "Cable\\n\\"10 m\\"" added: 2 hour at 137.40, net 50.00, required.
                        Line 2 "Sensor kit": quantity 3 → 4, tax inclusive no → yes, net 659.85 → 879.80.
                        Discount 2 added: percentage 1, amount 9.00.
                        Discount 1: value 5 → 10, amount 100.00 → 200.00.
                        Totals: discount total +109.00, net total -109.00, tax total -16.35.
                        Terms, line 1 removed: "Pay in 20 days.".
                        Terms, line 1 added: "Pay in 10 days.".
                        """);
    }

    @Test
    void aLineThatOthersPassedIsSaidToHaveMoved() {
        QuoteDocument to = withLines(
                QUOTE.lines().get(2), QUOTE.lines().get(1), QUOTE.lines().get(0));

        assertThat(DifferenceProse.of(QuoteDifference.between(NamedDocument.version(QUOTE), NamedDocument.working(to))))
                .isEqualTo("""
                        From version 1 to the working content:
                        Line 2 moved: others passed it, and it is line 2 again.
                        Line 3 moved: it is now line 1.
                        """);
    }

    @Test
    void noDifferenceIsSaidToo() {
        assertThat(DifferenceProse.of(
                        QuoteDifference.between(NamedDocument.version(QUOTE), NamedDocument.working(QUOTE))))
                .isEqualTo("No difference from version 1 to the working content.\n");
    }
}
