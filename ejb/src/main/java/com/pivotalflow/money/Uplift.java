package com.pivotalflow.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * By how much prices of a list rise, in per cent: −100 (everything becomes free) to 1000, at most six decimals. Below
 * zero they fall.
 *
 * @param percent the number of per cent without trailing zeros
 */
public record Uplift(BigDecimal percent) {

    private static final BigDecimal WHOLE = new BigDecimal("100");
    private static final BigDecimal LEAST = WHOLE.negate();
    private static final BigDecimal MOST = new BigDecimal("1000");
    private static final int PERCENT_SHIFT = 2;

    /** Prices stay as they are; stands last, because its checks use the constants above. */
    public static final Uplift NONE = new Uplift(BigDecimal.ZERO);

    /**
     * Checks the bounds.
     *
     * @throws ValueRejectedException {@code NUMBER_OUT_OF_RANGE} below −100 or above 1000; {@code SCALE_EXCEEDED}
     */
    public Uplift {
        if (percent.compareTo(LEAST) < 0) {
            throw new ValueRejectedException(
                    ValueRejectedException.NUMBER_OUT_OF_RANGE, "A price can't fall by more than 100 per cent.");
        }
        percent = Decimals.canonical(percent, Decimals.FACTOR_DECIMALS, MOST, "A rise in per cent");
    }

    /**
     * The rise written as text, for example {@code "3.5"} or {@code "-10"}.
     *
     * @throws ValueRejectedException as the constructor
     * @throws NumberFormatException if the text is not a number
     */
    public static Uplift of(String percent) {
        return new Uplift(new BigDecimal(percent));
    }

    /**
     * The price after the rise: price × (100 + per cent) ÷ 100, exact, then rounded once, half up to the six decimals
     * that a unit price has. Example: 141.75 raised by 3.333333 per cent is {@code 146.475} (from 146.4749995275).
     *
     * @throws ValueRejectedException {@code NUMBER_OUT_OF_RANGE} if the result is above the largest unit price
     */
    public UnitPrice applyTo(UnitPrice price) {
        BigDecimal exact = price.value().multiply(WHOLE.add(percent)).movePointLeft(PERCENT_SHIFT);
        return new UnitPrice(exact.setScale(Decimals.FACTOR_DECIMALS, RoundingMode.HALF_UP));
    }

    /** The number of per cent as plain text, for example {@code "3.5"}. */
    public String text() {
        return percent.toPlainString();
    }
}
