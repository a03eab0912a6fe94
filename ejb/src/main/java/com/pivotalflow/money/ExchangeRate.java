package com.pivotalflow.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Units of the base currency for one unit of the quote currency: above zero, at most 16 decimals, less than 10¹²
 * (specification 8.6, {@code numeric(28,16)}).
 *
 * @param value the rate without trailing zeros
 */
public record ExchangeRate(BigDecimal value) {
    private static final int MOST_DECIMALS = 16;
    private static final BigDecimal LARGEST = new BigDecimal("999999999999.9999999999999999");
    private static final MathContext INVERSE_DIGITS = new MathContext(12, RoundingMode.HALF_UP);

    /** The rate between a currency and itself; stands last, because its checks use the constants above. */
    public static final ExchangeRate ONE = new ExchangeRate(BigDecimal.ONE);

    /**
     * Checks the bounds.
     *
     * @throws ValueRejectedException {@code FX_RATE_INVALID} at zero or below; {@code SCALE_EXCEEDED};
     *     {@code NUMBER_OUT_OF_RANGE}
     */
    public ExchangeRate {
        if (value.signum() <= 0) {
            throw new ValueRejectedException(ValueRejectedException.FX_RATE_INVALID, "An exchange rate is above zero.");
        }
        value = Decimals.canonical(value, MOST_DECIMALS, LARGEST, "An exchange rate");
    }

    /**
     * The rate written as text, for example {@code "1.0847362915"}.
     *
     * @throws ValueRejectedException as the constructor
     * @throws NumberFormatException if the text is not a number
     */
    public static ExchangeRate of(String value) {
        return new ExchangeRate(new BigDecimal(value));
    }

    /**
     * The rate of the opposite pair: 1/rate with 12 significant digits and at most 16 decimals, half up, rounded once
     * (specification 8.6). Example: the inverse of {@code 0.5926} is {@code 1.68747890651}.
     *
     * @throws ValueRejectedException {@code NUMBER_OUT_OF_RANGE} if this rate is below 10⁻¹², so that the inverse
     *     would not fit
     */
    public ExchangeRate inverse() {
        BigDecimal digits = BigDecimal.ONE.divide(value, INVERSE_DIGITS);
        if (digits.scale() <= MOST_DECIMALS) {
            return new ExchangeRate(digits);
        }
        // Twelve digits would lie beyond the column. Divide again, so that nothing is rounded twice.
        return new ExchangeRate(BigDecimal.ONE.divide(value, MOST_DECIMALS, RoundingMode.HALF_UP));
    }

    /** The amount in the base currency, rounded half up to it (specification 8.2, step 9). */
    public Money convert(Money amount, CurrencyUnit base) {
        return Money.rounded(amount.amount().multiply(value), base);
    }

    /** Whether the rate is exactly 1. */
    public boolean isOne() {
        return value.compareTo(BigDecimal.ONE) == 0;
    }

    /** Plain text, for example {@code "1.0847362915"}. */
    public String text() {
        return value.toPlainString();
    }
}
