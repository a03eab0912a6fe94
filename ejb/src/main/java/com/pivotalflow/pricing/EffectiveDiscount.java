package com.pivotalflow.pricing;

import com.pivotalflow.money.Money;
import com.pivotalflow.money.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The discount against list prices that approval rules look at (specification 8.5): a price lowered by hand counts
 * like a discount.
 */
final class EffectiveDiscount {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final int PERCENT_DECIMALS = 2;
    private static final BigDecimal NONE = BigDecimal.ZERO.setScale(PERCENT_DECIMALS);

    private EffectiveDiscount() {}

    /** Per cent with two decimals, half up; not below zero, and zero where the list prices come to nothing. */
    static BigDecimal percent(PriceableQuote quote, List<LineAmounts> lines, QuoteTotals totals) {
        Money list = Money.zero(quote.currency());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).included()) {
                list = list.plus(listAmount(quote.lines().get(i), lines.get(i)));
            }
        }
        Money saved = list.minus(totals.subtotal()).plus(totals.discountTotal());
        if (!saved.isPositive() || !list.isPositive()) {
            return NONE;
        }
        return saved.amount().multiply(HUNDRED).divide(list.amount(), PERCENT_DECIMALS, RoundingMode.HALF_UP);
    }

    private static Money listAmount(PriceableLine line, LineAmounts amounts) {
        UnitPrice listPrice = line.listUnitPrice();
        return listPrice == null
                ? amounts.subtotal()
                : listPrice.times(line.quantity(), amounts.subtotal().currency());
    }
}
