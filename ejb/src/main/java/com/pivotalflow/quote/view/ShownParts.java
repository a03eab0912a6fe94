package com.pivotalflow.quote.view;

import java.util.List;

/**
 * The parts of a quote that are written alike wherever they are shown.
 *
 * @param discounts on the whole document
 * @param lines in order
 * @param totals over the lines that count
 * @param taxRows per class and rate
 * @param baseTotals in the organization's currency
 */
public record ShownParts(
        List<QuoteView.DiscountView> discounts,
        List<QuoteLineView> lines,
        QuoteView.Totals totals,
        List<QuoteView.TaxRowView> taxRows,
        QuoteView.BaseTotalsView baseTotals) {}
