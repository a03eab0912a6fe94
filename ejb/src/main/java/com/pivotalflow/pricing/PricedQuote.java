package com.pivotalflow.pricing;

import com.pivotalflow.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every amount of a quote for one selection.
 *
 * @param lines amounts of each line, in the order of {@link PriceableQuote#lines()}
 * @param discountAmounts amount of each document discount, in the order of {@link PriceableQuote#discounts()}
 * @param totals totals in the quote's currency
 * @param taxBreakdown one row per tax class and rate: exempt ones first, then by rate, then by code
 * @param baseTotals totals in the organization's currency
 * @param depositAmount what is asked in advance; absent if no deposit is asked
 * @param margin cost and margin. Not for customers
 * @param discountPercent effective discount against list prices in per cent, two decimals (specification 8.5)
 */
public record PricedQuote(
        List<LineAmounts> lines,
        List<Money> discountAmounts,
        QuoteTotals totals,
        List<TaxRow> taxBreakdown,
        BaseTotals baseTotals,
        @Nullable Money depositAmount,
        MarginSummary margin,
        BigDecimal discountPercent) {
    /** Keeps its own copies of the lists. */
    public PricedQuote {
        lines = List.copyOf(lines);
        discountAmounts = List.copyOf(discountAmounts);
        taxBreakdown = List.copyOf(taxBreakdown);
    }

    /**
     * The result of an earlier calculation, put together from its stored amounts. Nothing that was stored is computed
     * again; breakdown, margin and effective discount follow from the lines.
     *
     * @param quote the input of that calculation
     * @param lines stored amounts of each line
     * @param discountAmounts stored amount of each document discount
     * @param totals stored totals
     * @param baseTotals stored totals in the base currency
     * @param depositAmount stored deposit, if one is asked
     */
    public static PricedQuote restored(
            PriceableQuote quote,
            List<LineAmounts> lines,
            List<Money> discountAmounts,
            QuoteTotals totals,
            BaseTotals baseTotals,
            @Nullable Money depositAmount) {
        return new PricedQuote(
                lines,
                discountAmounts,
                totals,
                TaxBreakdown.rows(quote.lines(), lines, quote.currency()),
                baseTotals,
                depositAmount,
                MarginSummary.of(lines, totals.netTotal(), quote.currency()),
                EffectiveDiscount.percent(quote, lines, totals));
    }

    /** How many lines count; a quote without any cannot be submitted. */
    public int includedLines() {
        return (int) lines.stream().filter(LineAmounts::included).count();
    }
}
