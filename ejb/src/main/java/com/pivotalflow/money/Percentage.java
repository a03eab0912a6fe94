package com.pivotalflow.money;

import java.math.BigDecimal;

/**
 * A part of a whole, 0 to 100 per cent with at most six decimals of per cent.
 *
 * <p>Per cent on the wire and on the screen, a fraction in the column and in here: {@code ofPercent("15")} holds
 * {@code 0.15}. This is the one place that converts (data model 1.4), so nobody multiplies by 100 anywhere else.
 *
 * @param fraction the part of one, 0 to 1, at most eight decimals, without trailing zeros
 */
public record Percentage(BigDecimal fraction) {
    /** Nothing. */
    public static final Percentage ZERO = new Percentage(BigDecimal.ZERO);

    private static final int FRACTION_DECIMALS = 8;
    private static final int PERCENT_SHIFT = 2;
    private static final String WHAT = "A percentage";

    /**
     * Checks the bounds of the fraction.
     *
     * @throws ValueRejectedException {@code NUMBER_OUT_OF_RANGE} below 0 or above 1; {@code SCALE_EXCEEDED} with more
     *     than eight decimals, six of per cent
     */
    public Percentage {
        if (fraction.signum() < 0 || fraction.compareTo(BigDecimal.ONE) > 0) {
            throw new ValueRejectedException(
                    ValueRejectedException.NUMBER_OUT_OF_RANGE, "A percentage is between 0 and 100.");
        }
        BigDecimal stripped = fraction.stripTrailingZeros();
        if (stripped.scale() > FRACTION_DECIMALS) {
            // Says six, because the reader wrote per cent.
            Decimals.requireScale(stripped.movePointRight(PERCENT_SHIFT), Decimals.FACTOR_DECIMALS, WHAT);
        }
        fraction = Decimals.plain(stripped);
    }

    /**
     * So many per cent: {@code ofPercent(new BigDecimal("12.5"))} is an eighth.
     *
     * @throws ValueRejectedException as the constructor
     */
    public static Percentage ofPercent(BigDecimal percent) {
        return new Percentage(percent.scaleByPowerOfTen(-PERCENT_SHIFT));
    }

    /**
     * So many per cent, written as text: {@code ofPercent("12.5")}.
     *
     * @throws ValueRejectedException as the constructor
     * @throws NumberFormatException if the text is not a number
     */
    public static Percentage ofPercent(String percent) {
        return ofPercent(new BigDecimal(percent));
    }

    /**
     * The part of one, as a column holds it: {@code ofFraction(new BigDecimal("0.15000000"))} is 15 per cent.
     *
     * @throws ValueRejectedException as the constructor
     */
    public static Percentage ofFraction(BigDecimal fraction) {
        return new Percentage(fraction);
    }

    /** The number of per cent, 0 to 100, without trailing zeros. */
    public BigDecimal percent() {
        return Decimals.plain(fraction.movePointRight(PERCENT_SHIFT));
    }

    /** The number of per cent as plain text without trailing zeros, for example {@code "12.5"}. */
    public String percentText() {
        return percent().toPlainString();
    }

    /** Whether this is 0 per cent. */
    public boolean isZero() {
        return fraction.signum() == 0;
    }

    /** This part of an amount, rounded half up to its currency; never more than the amount. */
    public Money of(Money whole) {
        return Money.rounded(whole.amount().multiply(fraction), whole.currency());
    }
}
