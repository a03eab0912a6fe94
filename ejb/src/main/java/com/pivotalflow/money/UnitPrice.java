package com.pivotalflow.money;

import java.math.BigDecimal;

/**
 * The price of one unit: zero or more, at most 999,999,999, at most six decimals (specification 6).
 *
 * <p>Not {@link Money}: a unit price may be finer than the currency, and only quantity × price is rounded.
 *
 * @param value the number without trailing zeros
 */
public record UnitPrice(BigDecimal value) {
    /**
     * Checks the bounds.
     *
     * @throws ValueRejectedException {@code PRICE_NEGATIVE}, {@code SCALE_EXCEEDED} or {@code NUMBER_OUT_OF_RANGE}
     */
    public UnitPrice {
        if (value.signum() < 0) {
            throw new ValueRejectedException(ValueRejectedException.PRICE_NEGATIVE, "A price is zero or more.");
        }
        value = Decimals.canonical(value, Decimals.FACTOR_DECIMALS, Decimals.LARGEST_FACTOR, "A price");
    }

    /**
     * The price written as text, for example {@code "137.40"}.
     *
     * @throws ValueRejectedException as the constructor
     * @throws NumberFormatException if the text is not a number
     */
    public static UnitPrice of(String value) {
        return new UnitPrice(new BigDecimal(value));
    }

    /** Quantity × price, rounded half up to the currency; neither factor is rounded before (specification 8.2). */
    public Money times(Quantity quantity, CurrencyUnit currency) {
        return Money.rounded(value.multiply(quantity.value()), currency);
    }

    /** Plain text with at least the currency's decimals, for example {@code "137.40"} or {@code "3.375"}. */
    public String text(CurrencyUnit currency) {
        return Decimals.text(value, currency.minorUnits());
    }
}
