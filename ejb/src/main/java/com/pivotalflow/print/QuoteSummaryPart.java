package com.pivotalflow.print;

import com.pivotalflow.document.QuoteDocument;

/** What the quote comes to: totals with their discounts, what is asked in advance, and the taxes. */
final class QuoteSummaryPart {

    private final QuoteDocument quote;
    private final PrintTerms terms;
    private final Words words;
    private final Figures figures;

    QuoteSummaryPart(QuoteDocument quote, PrintTerms terms, Words words, Figures figures) {
        this.quote = quote;
        this.terms = terms;
        this.words = words;
        this.figures = figures;
    }

    void write(Part body) {
        Part section = body.add("div", "section kept");
        section.add("h2").text(words.of("summary") + " (" + quote.currency() + ")");
        totals(section.add("div", "aside").add("table", "totals").add("tbody"));
        if (!quote.taxBreakdown().isEmpty()) {
            taxes(body.add("div", "section kept"));
        }
    }

    private void totals(Part rows) {
        QuoteDocument.Totals totals = quote.totals();
        row(rows.add("tr"), words.of("subtotal"), figures.of(totals.subtotal()));
        if (!quote.discounts().isEmpty() || !Figures.isZero(totals.discountTotal())) {
            row(rows.add("tr"), words.of("discounts"), figures.lessOf(totals.discountTotal()));
        }
        quote.discounts().forEach(discount -> {
            String value = QuoteLinesPart.value(discount, words, figures);
            String label = discount.label() == null ? value : discount.label() + " (" + value + ")";
            row(rows.add("tr", "sub"), label, figures.lessOf(discount.amount()));
        });
        if (!Figures.isZero(totals.includedTax())) {
            row(rows.add("tr"), words.of("includedTax"), figures.of(totals.includedTax()));
        }
        row(rows.add("tr"), words.of("netTotal"), figures.of(totals.netTotal()));
        row(rows.add("tr"), words.of("taxTotal"), figures.of(totals.taxTotal()));
        row(
                rows.add("tr", "grand"),
                words.of("grandTotal") + " (" + quote.currency() + ")",
                figures.of(totals.grandTotal()));
        deposit(rows);
    }

    private void deposit(Part rows) {
        String percent = quote.depositPercent();
        String amount = terms.depositAmount();
        if (percent != null && amount != null) {
            row(
                    rows.add("tr", "deposit"),
                    words.of("deposit") + " (" + figures.percentOf(percent) + ")",
                    figures.of(amount));
        }
    }

    private static void row(Part row, String head, String figure) {
        row.rowHead(head);
        row.add("td", "figure").text(figure);
    }

    private void taxes(Part section) {
        section.add("h2").text(words.of("taxes") + " (" + quote.currency() + ")");
        Part table = section.add("table", "rows");
        Part head = table.add("thead").add("tr");
        head.column("name", words.of("taxClass"));
        head.column("figure", words.of("taxRate"));
        head.column("figure", words.of("taxable"));
        head.column("figure", words.of("tax"));
        Part rows = table.add("tbody");
        quote.taxBreakdown().forEach(tax -> {
            Part row = rows.add("tr");
            row.add("td").text(tax.taxClass());
            row.add("td", "figure").text(figures.percentOf(tax.ratePercent()));
            row.add("td", "figure").text(figures.of(tax.taxable()));
            row.add("td", "figure").text(figures.of(tax.tax()));
        });
    }
}
