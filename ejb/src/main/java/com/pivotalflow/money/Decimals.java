package com.pivotalflow.money;

import java.math.BigDecimal;

/**
 * The one form in which values of this package keep a decimal number: no trailing zeros, no negative scale.
 *
 * <p>Equal numbers are then equal objects, so records compare by meaning.
 */
final class Decimals {
    /** Largest quantity, unit price and unit cost (specification 6). */
    static final BigDecimal LARGEST_FACTOR = new BigDecimal("999999999");

    /** Most decimals of a quantity, unit price, unit cost and per cent (specification 6). */
    static final int FACTOR_DECIMALS = 6;

    private Decimals() {}

    /**
     * The number without trailing zeros, refused if it then has more decimals than allowed or exceeds the largest one.
     *
     * <p>Range comes before form: a number like {@code 1E+1000000000} must not be written out to be refused.
     */
    static BigDecimal canonical(BigDecimal value, int mostDecimals, BigDecimal largest, String what) {
        BigDecimal stripped = value.stripTrailingZeros();
        requireScale(stripped, mostDecimals, what);
        if (stripped.compareTo(largest) > 0) {
            throw new ValueRejectedException(
                    ValueRejectedException.NUMBER_OUT_OF_RANGE, what + " is at most " + largest.toPlainString() + ".");
        }
        return plain(stripped);
    }

    /** Refuses a number without trailing zeros that has more decimals than allowed. */
    static void requireScale(BigDecimal stripped, int mostDecimals, String what) {
        if (stripped.scale() > mostDecimals) {
            throw new ValueRejectedException(
                    ValueRejectedException.SCALE_EXCEEDED, what + " has at most " + mostDecimals + " decimals.");
        }
    }

    /** Without trailing zeros and without an exponent, so that {@code 1E+2} becomes {@code 100}. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Plain text with at least so many decimals. */
    static String text(BigDecimal value, int leastDecimals) {
        BigDecimal padded = value.scale() < leastDecimals ? value.setScale(leastDecimals) : value;
        return padded.toPlainString();
    }
}
