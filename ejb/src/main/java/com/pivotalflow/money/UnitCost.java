package com.pivotalflow.money;

import java.math.BigDecimal;

/**
 * What one unit costs the seller: zero (free) or more, at most 999,999,999, at most six decimals (specification 6).
 *
 * <p>A type of its own, so that a cost cannot be taken for a price and shown to a customer. An unknown cost is no
 * {@code UnitCost} at all.
 *
 * @param value the number without trailing zeros
 */
public record UnitCost(BigDecimal value) {
    /**
     * Checks the bounds.
     *
     * @throws ValueRejectedException {@code COST_NEGATIVE}, {@code SCALE_EXCEEDED} or {@code NUMBER_OUT_OF_RANGE}
     */
    public UnitCost {
        if (value.signum() < 0) {
            throw new ValueRejectedException(ValueRejectedException.COST_NEGATIVE, "A cost is zero or more.");
        }
        value = Decimals.canonical(value, Decimals.FACTOR_DECIMALS, Decimals.LARGEST_FACTOR, "A cost");
    }

    /**
     * The cost written as text, for example {@code "92.50"}.
     *
     * @throws ValueRejectedException as the constructor
     * @throws NumberFormatException if the text is not a number
     */
    public static UnitCost of(String value) {
        return new UnitCost(new BigDecimal(value));
    }

    /** Quantity × cost, rounded half up to the currency (specification 8.5). */
    public Money times(Quantity quantity, CurrencyUnit currency) {
        return Money.rounded(value.multiply(quantity.value()), currency);
    }

    /** Plain text with at least the currency's decimals, for example {@code "92.50"}. */
    public String text(CurrencyUnit currency) {
        return Decimals.text(value, currency.minorUnits());
    }
}
