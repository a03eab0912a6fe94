package com.pivotalflow.quote.view;

import com.pivotalflow.money.DecimalText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a quote would come to, with the explanation of every line; nothing is stored.
 *
 * @param currency code of the currency
 * @param lines in the order of the request
 * @param discounts on the whole document
 * @param totals over the lines that count
 * @param taxBreakdown per class and rate
 * @param baseTotals in the organization's currency
 * @param discountPercent effective discount against list prices, per cent
 * @param depositAmount asked in advance
 * @param margin only with {@code quotes.view_cost}
 * @param explanation how each line came about
 */
public record CalculationView(
        String currency,
        List<QuoteLineView> lines,
        List<QuoteView.DiscountView> discounts,
        QuoteView.Totals totals,
        List<QuoteView.TaxRowView> taxBreakdown,
        QuoteView.BaseTotalsView baseTotals,
        @DecimalText String discountPercent,
        @DecimalText @Nullable String depositAmount,
        QuoteView.@Nullable Margin margin,
        List<LineSteps> explanation) {

    /**
     * The steps of one line.
     *
     * @param position from 1
     * @param included whether the line counts
     * @param steps in order
     */
    public record LineSteps(int position, boolean included, List<Step> steps) {}

    /**
     * One step.
     *
     * @param step what it does
     * @param label in words
     * @param delta what it adds
     * @param running what is reached
     * @param discountIndex index of the document discount
     * @param exact exact tax as a fraction
     * @param rounding how the tax was rounded
     */
    public record Step(
            String step,
            String label,
            @DecimalText String delta,
            @DecimalText String running,
            @Nullable Integer discountIndex,
            @Nullable String exact,
            @Nullable String rounding) {}
}
