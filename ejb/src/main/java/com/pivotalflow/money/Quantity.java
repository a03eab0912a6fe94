package com.pivotalflow.money;

import java.math.BigDecimal;

/**
 * How much of something is sold: above zero, at most 999,999,999, at most six decimals (specification 6).
 *
 * @param value the number without trailing zeros
 */
public record Quantity(BigDecimal value) {
    /**
     * Checks the bounds.
     *
     * @throws ValueRejectedException {@code QUANTITY_NOT_POSITIVE}, {@code SCALE_EXCEEDED} or
     *     {@code NUMBER_OUT_OF_RANGE}
     */
    public Quantity {
        if (value.signum() <= 0) {
            throw new ValueRejectedException(ValueRejectedException.QUANTITY_NOT_POSITIVE, "A quantity is above zero.");
        }
        value = Decimals.canonical(value, Decimals.FACTOR_DECIMALS, Decimals.LARGEST_FACTOR, "A quantity");
    }

    /**
     * The quantity written as text, for example {@code "7.25"}.
     *
     * @throws ValueRejectedException as the constructor
     * @throws NumberFormatException if the text is not a number
     */
    public static Quantity of(String value) {
        return new Quantity(new BigDecimal(value));
    }

    /** Plain text without trailing zeros, for example {@code "7.25"}. */
    public String text() {
        return value.toPlainString();
    }
}
