package com.pivotalflow.pricing;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.money.Percentage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A discount as stated on a line or on the whole document.
 *
 * <p>The value is raw on purpose: {@link QuoteCalculation} checks it, so that one answer names every wrong discount of
 * a quote.
 *
 * @param kind what the value means
 * @param value per cent, an amount of the quote's currency, or an amount per unit
 * @param label what the customer reads beside it, if anything
 */
public record Discount(
        DiscountKind kind, BigDecimal value, @Nullable String label) {
    /** A discount without a label. */
    public static Discount of(DiscountKind kind, BigDecimal value) {
        return new Discount(kind, value, null);
    }

    /** The value as a percentage; only after it was checked. */
    Percentage percentage() {
        return Percentage.ofPercent(value);
    }

    /** The value as money; only after it was checked. */
    Money fixed(CurrencyUnit currency) {
        return new Money(value, currency);
    }
}
