package com.pivotalflow.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An amount of money with exactly the decimals of its currency.
 *
 * <p>Example: {@code Money.of("1904.4", nzd)} holds {@code 1904.40}. An amount may be negative, as the step of an
 * explanation or a margin is; whoever needs more says so. Amounts of different currencies do not mix.
 *
 * @param amount the amount, with {@link CurrencyUnit#minorUnits()} decimals
 * @param currency the currency
 */
public record Money(BigDecimal amount, CurrencyUnit currency) implements Comparable<Money> {
    /** Largest amount that a document or a line may come to (specification 8.2). */
    public static final BigDecimal LARGEST_AMOUNT = new BigDecimal("999999999999.999");

    /** How subtotals, discounts, deposits, costs and conversions round (specification 8.1); tax has its own mode. */
    public static final RoundingMode ROUNDING = RoundingMode.HALF_UP;

    /**
     * Gives the amount the currency's decimals; only trailing zeros are added or dropped.
     *
     * @throws ValueRejectedException {@code SCALE_EXCEEDED} if the amount has more decimals than the currency
     */
    public Money {
        int decimals = currency.minorUnits();
        if (amount.scale() != decimals) {
            BigDecimal shortest = amount.scale() > decimals ? amount.stripTrailingZeros() : amount;
            if (shortest.scale() > decimals) {
                Decimals.requireScale(shortest, decimals, "An amount in " + currency.code());
            }
            amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
        }
    }

    /**
     * The amount written as text, for example {@code "1904.40"}.
     *
     * @throws ValueRejectedException {@code SCALE_EXCEEDED} if the text has more decimals than the currency
     * @throws NumberFormatException if the text is not a number
     */
    public static Money of(String amount, CurrencyUnit currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    /** Nothing, in this currency. */
    public static Money zero(CurrencyUnit currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** So many minor units, for example 190440 cents. */
    public static Money ofMinorUnits(BigInteger minorUnits, CurrencyUnit currency) {
        return new Money(new BigDecimal(minorUnits, currency.minorUnits()), currency);
    }

    /** An exact result rounded half up to the currency, the rule for everything but tax (specification 8.1). */
    public static Money rounded(BigDecimal exact, CurrencyUnit currency) {
        return rounded(exact, currency, ROUNDING);
    }

    /** An exact result rounded to the currency in the named mode. */
    public static Money rounded(BigDecimal exact, CurrencyUnit currency, RoundingMode mode) {
        return new Money(exact.setScale(currency.minorUnits(), mode), currency);
    }

    /**
     * An exact fraction rounded to the currency in the named mode, from numerator and denominator and not from a
     * truncated quotient.
     *
     * @throws ArithmeticException if the denominator is zero
     */
    public static Money rounded(
            BigDecimal numerator, BigDecimal denominator, CurrencyUnit currency, RoundingMode mode) {
        return new Money(numerator.divide(denominator, currency.minorUnits(), mode), currency);
    }

    /** Sum. */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.add(other.amount), currency);
    }

    /** Difference; may be negative. */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.subtract(other.amount), currency);
    }

    /** The same amount with the other sign. */
    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** Whether the amount is zero. */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** Whether the amount is above zero. */
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    /** Whether the amount is below zero. */
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /** Whether the amount is above the other one. */
    public boolean isGreaterThan(Money other) {
        return compareTo(other) > 0;
    }

    /** Whether a document may come to this amount: not above {@link #LARGEST_AMOUNT}. */
    public boolean isWithinLimit() {
        return amount.compareTo(LARGEST_AMOUNT) <= 0;
    }

    /** The amount counted in minor units, for example 190440 for 1904.40 NZD. */
    public BigInteger minorUnits() {
        return amount.unscaledValue();
    }

    /** The amount as plain text with exactly the currency's decimals, for example {@code "1904.40"}. */
    public String text() {
        return amount.toPlainString();
    }

    /**
     * Compares amounts of one currency.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return amount.compareTo(other.amount);
    }

    /** Amount and currency code, for logs of tests. */
    @Override
    public String toString() {
        return text() + " " + currency.code();
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "Amounts in %s and %s do not mix".formatted(currency.code(), other.currency.code()));
        }
    }
}
