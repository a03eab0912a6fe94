package com.pivotalflow.print;

import com.pivotalflow.document.QuoteDocument;
import com.pivotalflow.wording.Figures;
import com.pivotalflow.wording.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What it all comes to: totals with their discounts, what is asked in advance, and the taxes. */
final class SummaryPart {

    private static final int LONGEST_LARGE_FIGURE = 14;

    private final String currency;
    private final QuoteDocument.Totals totals;
    private final List<QuoteDocument.Discount> discounts;
    private final List<QuoteDocument.TaxRow> taxes;
    private final Words words;
    private final Figures figures;

    SummaryPart(
            String currency,
            QuoteDocument.Totals totals,
            List<QuoteDocument.Discount> discounts,
            List<QuoteDocument.TaxRow> taxes,
            Words words,
            Figures figures) {
        this.currency = currency;
        this.totals = totals;
        this.discounts = discounts;
        this.taxes = taxes;
        this.words = words;
        this.figures = figures;
    }

    /**
     * Writes it.
     *
     * @param deposit what it is called
     * @param depositAmount asked in advance, if anything is
     */
    void write(Part body, String deposit, @Nullable String depositAmount) {
        Part section = body.add("div", "section kept");
        section.add("h2").text(words.of("summary") + " (" + currency + ")");
        Part rows = section.add("div", "aside").add("table", "totals").add("tbody");
        totals(rows);
        if (depositAmount != null) {
            row(rows.add("tr", "deposit"), deposit, figures.of(depositAmount));
        }
        if (!taxes.isEmpty()) {
            taxes(body.add("div", "section kept"));
        }
    }

    private void totals(Part rows) {
        row(rows.add("tr"), words.of("subtotal"), figures.of(totals.subtotal()));
        if (!discounts.isEmpty() || !Figures.isZero(totals.discountTotal())) {
            row(rows.add("tr"), words.of("discounts"), figures.lessOf(totals.discountTotal()));
        }
        discounts.forEach(discount -> {
            String value = LinesPart.value(discount, words, figures);
            Part row = rows.add("tr", "sub");
            Part head = row.rowHead();
            if (discount.label() == null) {
                head.text(value);
            } else {
                head.written(discount.label()).text(" (" + value + ")");
            }
            row.add("td", "figure").text(figures.lessOf(discount.amount()));
        });
        if (!Figures.isZero(totals.includedTax())) {
            row(rows.add("tr"), words.of("includedTax"), figures.of(totals.includedTax()));
        }
        row(rows.add("tr"), words.of("netTotal"), figures.of(totals.netTotal()));
        row(rows.add("tr"), words.of("taxTotal"), figures.of(totals.taxTotal()));
        row(rows.add("tr", "grand"), words.of("grandTotal") + " (" + currency + ")", figures.of(totals.grandTotal()));
    }

    /** Writes the one figure that everybody looks for. */
    static void great(Part part, String label, String figure) {
        part.add("div", "label").text(label);
        part.add("div", figure.length() > LONGEST_LARGE_FIGURE ? "amount long" : "amount")
                .text(figure);
    }

    private static void row(Part row, String head, String figure) {
        row.rowHead(head);
        row.add("td", "figure").text(figure);
    }

    private void taxes(Part section) {
        section.add("h2").text(words.of("taxes") + " (" + currency + ")");
        Part table = section.add("table", "rows");
        Part head = table.add("thead").add("tr");
        head.column("name", words.of("taxClass"));
        head.column("figure", words.of("taxRate"));
        head.column("figure", words.of("taxable"));
        head.column("figure", words.of("tax"));
        Part rows = table.add("tbody");
        taxes.forEach(tax -> {
            Part row = rows.add("tr");
            row.add("td").written(tax.taxClass());
            row.add("td", "figure").text(figures.percentOf(tax.ratePercent()));
            row.add("td", "figure").text(figures.of(tax.taxable()));
            row.add("td", "figure").text(figures.of(tax.tax()));
        });
    }
}
