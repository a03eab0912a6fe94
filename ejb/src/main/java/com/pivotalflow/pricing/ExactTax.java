package com.pivotalflow.pricing;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.money.Percentage;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A tax before it is rounded, as a fraction of two exact decimals (specification 8.2, step 4).
 *
 * @param numerator amount × rate
 * @param denominator one on top of a net amount; one plus the rate inside an inclusive amount
 */
record ExactTax(BigDecimal numerator, BigDecimal denominator) {

    /** The tax on, or if inclusive inside, a stated amount. */
    static ExactTax of(Money stated, Percentage rate, boolean inclusive) {
        BigDecimal denominator = inclusive ? BigDecimal.ONE.add(rate.fraction()) : BigDecimal.ONE;
        return new ExactTax(stated.amount().multiply(rate.fraction()), denominator);
    }

    /** The tax rounded once, by the policy's mode, from numerator and denominator. */
    Money rounded(CurrencyUnit currency, TaxRounding rounding) {
        return Money.rounded(numerator, denominator, currency, rounding.mode());
    }

    /** The reduced fraction, for example {@code 789/200}, or {@code 18} where it is whole. */
    String text() {
        int scale = Math.max(numerator.scale(), denominator.scale());
        BigInteger above = numerator.movePointRight(scale).toBigIntegerExact();
        BigInteger below = denominator.movePointRight(scale).toBigIntegerExact();
        BigInteger divisor = above.gcd(below);
        String whole = above.divide(divisor).toString();
        BigInteger reduced = below.divide(divisor);
        return reduced.equals(BigInteger.ONE) ? whole : whole + "/" + reduced;
    }
}
