package com.pivotalflow.pricing;

import com.pivotalflow.money.Money;
import com.pivotalflow.money.Percentage;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;

/**
 * The calculation of a quote (specification 8): pure functions from what is offered to what it costs.
 *
 * <p>The same input gives the same result on every machine and at every time. All functions refuse an inconsistent
 * quote with a {@link CalculationRejectedException} that names everything found wrong.
 *
 * <p>Example: 7.25 h at 137.40 and 3 kits at 219.95, GST 15 %, come to 1656.00 net, 248.40 tax, 1904.40 together.
 */
public final class QuoteCalculation {
    private QuoteCalculation() {}

    /**
     * Prices a quote with the author's selection.
     *
     * @throws CalculationRejectedException with the codes of {@link RejectionCode} except
     *     {@code DISCOUNT_EXCEEDS_MINIMUM_SELECTION} and {@code SELECTION_INVALID}
     */
    public static PricedQuote of(PriceableQuote quote) {
        PricedQuote priced = priced(calculated(quote));
        Money deposit = priced.depositAmount();
        if (deposit != null && deposit.isZero() && priced.totals().grandTotal().isPositive()) {
            throw Rejections.single(
                    "/depositPercent", RejectionCode.DEPOSIT_ROUNDS_TO_ZERO, "The deposit comes to nothing.");
        }
        return priced;
    }

    /**
     * Prices what a customer chose. A deposit that rounds to zero is zero: no legal choice fails because of it.
     *
     * @throws CalculationRejectedException {@code SELECTION_INVALID} with pointers below {@code /selection} if the
     *     quote does not offer this choice
     */
    public static PricedQuote chosen(PriceableQuote quote, Choice choice) {
        List<StatedLine> stated = stated(quote);
        BitSet included = IncludedLines.chosen(quote, choice);
        return priced(CalculatedQuote.of(quote, stated, included, RejectionCode.DISCOUNT_EXCEEDS_REMAINDER));
    }

    /**
     * Prices the cheapest legal selection: required lines and the cheapest member of each {@code exactly_one} group.
     *
     * @throws CalculationRejectedException {@code DISCOUNT_EXCEEDS_MINIMUM_SELECTION} if a document discount does not
     *     fit it
     */
    public static PricedQuote minimum(PriceableQuote quote) {
        List<StatedLine> stated = stated(quote);
        BitSet included = IncludedLines.minimum(quote, stated);
        return priced(CalculatedQuote.of(quote, stated, included, RejectionCode.DISCOUNT_EXCEEDS_MINIMUM_SELECTION));
    }

    /**
     * Prices the dearest legal selection: all optional lines and the dearest member of every group.
     *
     * @throws CalculationRejectedException {@code AMOUNT_OVERFLOW} if it comes to more than any quote may
     */
    public static PricedQuote maximum(PriceableQuote quote) {
        List<StatedLine> stated = stated(quote);
        BitSet included = IncludedLines.maximum(quote, stated);
        return priced(CalculatedQuote.of(quote, stated, included, RejectionCode.DISCOUNT_EXCEEDS_REMAINDER));
    }

    /**
     * Checks on submission that no legal choice of the customer can fail: the document discounts fit the cheapest
     * selection (specification 8.4), and the dearest one is not too large.
     *
     * @throws CalculationRejectedException {@code DISCOUNT_EXCEEDS_MINIMUM_SELECTION} with a pointer to each discount
     *     that does not fit, or {@code AMOUNT_OVERFLOW}
     */
    public static void checkLegalSelections(PriceableQuote quote) {
        var unusedMinimum = minimum(quote);
        var unusedMaximum = maximum(quote);
    }

    /** Explains each line of the quote with the author's selection, step by step (specification 8.7). */
    public static List<LineExplanation> explain(PriceableQuote quote) {
        return Explanation.of(calculated(quote));
    }

    private static CalculatedQuote calculated(PriceableQuote quote) {
        List<StatedLine> stated = stated(quote);
        return CalculatedQuote.of(
                quote, stated, IncludedLines.byAuthor(quote), RejectionCode.DISCOUNT_EXCEEDS_REMAINDER);
    }

    private static List<StatedLine> stated(PriceableQuote quote) {
        Rejections rejections = new Rejections();
        ContentRules.check(quote, rejections);
        List<StatedLine> stated = StatedLine.all(quote, rejections);
        rejections.throwIfAny();
        return stated;
    }

    private static PricedQuote priced(CalculatedQuote calculated) {
        PriceableQuote quote = calculated.quote();
        List<LineAmounts> lines = calculated.amounts();
        QuoteTotals totals = QuoteTotals.sum(lines, quote.currency());
        BaseTotals baseTotals = BaseTotals.of(totals, quote.exchangeRate(), quote.baseCurrency());
        requireWithinLimit(totals, baseTotals);
        BigDecimal deposit = quote.depositPercent();
        return new PricedQuote(
                lines,
                calculated.documentDiscounts().amounts(),
                totals,
                TaxBreakdown.rows(quote.lines(), lines, quote.currency()),
                baseTotals,
                deposit == null ? null : Percentage.ofPercent(deposit).of(totals.grandTotal()),
                MarginSummary.of(lines, totals.netTotal(), quote.currency()),
                EffectiveDiscount.percent(quote, lines, totals));
    }

    private static void requireWithinLimit(QuoteTotals totals, BaseTotals baseTotals) {
        if (!totals.subtotal().isWithinLimit()
                || !totals.grandTotal().isWithinLimit()
                || !baseTotals.grandTotal().isWithinLimit()) {
            throw Rejections.single(
                    "/lines",
                    RejectionCode.AMOUNT_OVERFLOW,
                    "The total is above " + Money.LARGEST_AMOUNT.toPlainString() + ".");
        }
    }
}
