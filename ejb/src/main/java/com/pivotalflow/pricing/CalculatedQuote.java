package com.pivotalflow.pricing;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A quote after steps 1 to 6 of specification 8.2, with what the explanation needs of the way there.
 *
 * @param quote what was priced
 * @param stated each line after its own discounts
 * @param included which lines count
 * @param documentDiscounts the document discounts and their shares
 * @param amounts the amounts of each line
 */
record CalculatedQuote(
        PriceableQuote quote,
        List<StatedLine> stated,
        BitSet included,
        DocumentDiscounts documentDiscounts,
        List<LineAmounts> amounts) {

    /**
     * Takes steps 3 to 6 for one selection.
     *
     * @param tooLarge the code for a document discount above what is left
     */
    static CalculatedQuote of(PriceableQuote quote, List<StatedLine> stated, BitSet included, RejectionCode tooLarge) {
        CurrencyUnit currency = quote.currency();
        Money zero = Money.zero(currency);
        List<Money> weights = new ArrayList<>(stated.size());
        for (int i = 0; i < stated.size(); i++) {
            weights.add(included.get(i) ? stated.get(i).stated() : zero);
        }
        DocumentDiscounts discounts = DocumentDiscounts.apply(quote.discounts(), weights, currency, tooLarge);
        List<Money> taxes = TaxPools.taxes(quote, included, discounts.stated());
        List<LineAmounts> amounts = new ArrayList<>(stated.size());
        for (int i = 0; i < stated.size(); i++) {
            PriceableLine line = quote.lines().get(i);
            amounts.add(
                    included.get(i)
                            ? counting(line, stated.get(i), discounts.shareOf(i, currency), taxes.get(i))
                            : notCounting(stated.get(i), zero));
        }
        return new CalculatedQuote(quote, stated, included, discounts, amounts);
    }

    private static LineAmounts counting(PriceableLine line, StatedLine stated, Money documentDiscount, Money tax) {
        Money left = stated.stated().minus(documentDiscount);
        Money net = line.taxInclusive() ? left.minus(tax) : left;
        Money cost = line.unitCost() == null ? null : line.unitCost().times(line.quantity(), tax.currency());
        return new LineAmounts(
                true,
                stated.subtotal(),
                stated.discount(DiscountKind.PERCENTAGE),
                stated.discount(DiscountKind.FIXED),
                stated.discount(DiscountKind.PER_UNIT),
                documentDiscount,
                net,
                tax,
                net.plus(tax),
                cost);
    }

    private static LineAmounts notCounting(StatedLine stated, Money zero) {
        return new LineAmounts(
                false,
                stated.subtotal(),
                stated.discount(DiscountKind.PERCENTAGE),
                stated.discount(DiscountKind.FIXED),
                stated.discount(DiscountKind.PER_UNIT),
                zero,
                zero,
                zero,
                zero,
                null);
    }
}
