package com.pivotalflow.rest.page;

import com.pivotalflow.quote.offer.PublicQuoteView;
import com.pivotalflow.quote.view.QuoteView;
import com.pivotalflow.wording.Figures;
import com.pivotalflow.wording.Isolated;
import com.pivotalflow.wording.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * What it all comes to, as the print says it.
 *
 * @param total the one figure that everybody looks for
 * @param rows totals with their discounts
 * @param taxes per class and rate
 */
record Summary(String total, List<Row> rows, List<Tax> taxes) {

    /**
     * A figure with its name.
     *
     * @param label the name
     * @param figure the figure
     * @param kind how it is set: plain, sub, grand or deposit
     */
    record Row(String label, String figure, String kind) {}

    /**
     * A row of the taxes.
     *
     * @param taxClass code of the class
     * @param rate as per cent
     * @param taxable what is taxed
     * @param tax the tax
     */
    record Tax(String taxClass, String rate, String taxable, String tax) {}

    static Summary of(PublicQuoteView quote, Priced priced, Words words, Figures figures) {
        QuoteView.Totals totals = priced.totals();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(words.of("subtotal"), figures.of(totals.subtotal()), "plain"));
        if (!priced.discounts().isEmpty() || !Figures.isZero(totals.discountTotal())) {
            rows.add(new Row(words.of("discounts"), figures.lessOf(totals.discountTotal()), "plain"));
        }
        for (QuoteView.DiscountView discount : priced.discounts()) {
            rows.add(new Row(label(discount, words, figures), figures.lessOf(discount.amount()), "sub"));
        }
        if (!Figures.isZero(totals.includedTax())) {
            rows.add(new Row(words.of("includedTax"), figures.of(totals.includedTax()), "plain"));
        }
        rows.add(new Row(words.of("netTotal"), figures.of(totals.netTotal()), "plain"));
        rows.add(new Row(words.of("taxTotal"), figures.of(totals.taxTotal()), "plain"));
        String total = figures.of(totals.grandTotal());
        rows.add(new Row(words.of("grandTotal") + " (" + quote.currency() + ")", total, "grand"));
        if (priced.deposit() != null) {
            String percent = quote.depositPercent();
            rows.add(new Row(
                    words.of("deposit") + (percent == null ? "" : " (" + figures.percentOf(percent) + ")"),
                    figures.of(priced.deposit()),
                    "deposit"));
        }
        return new Summary(total + " " + quote.currency(), rows, taxes(priced, figures));
    }

    private static String label(QuoteView.DiscountView discount, Words words, Figures figures) {
        String value = Discounts.value(discount, words, figures);
        return discount.label() == null ? value : Isolated.of(discount.label()) + " (" + value + ")";
    }

    private static List<Tax> taxes(Priced priced, Figures figures) {
        return priced.taxes().stream()
                .map(row -> new Tax(
                        row.taxClass(),
                        figures.percentOf(row.ratePercent()),
                        figures.of(row.taxable()),
                        figures.of(row.tax())))
                .toList();
    }
}
