package com.pivotalflow.quote.content;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.pricing.Discount;
import com.pivotalflow.pricing.DiscountKind;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A discount on the whole document and what it comes to, as columns. */
@Embeddable
public record StoredDiscount(
        @Convert(converter = QuoteColumns.OfDiscountKind.class) @Column(name = "kind", nullable = false)
        DiscountKind kind,

        @Column(name = "label") @Nullable String label,

        @Column(name = "percentage", precision = 11, scale = 8) @Nullable
        BigDecimal percentage,

        @Column(name = "fixed_amount", precision = 19, scale = 4) @Nullable
        BigDecimal fixedAmount,

        @Column(name = "amount", nullable = false, precision = 19, scale = 4)
        BigDecimal value) {

    public static StoredDiscount of(Discount discount, Money computed) {
        boolean isPercentage = discount.kind() == DiscountKind.PERCENTAGE;
        return new StoredDiscount(
                discount.kind(),
                discount.label(),
                isPercentage ? Percentage.ofPercent(discount.value()).fraction() : null,
                isPercentage ? null : discount.value(),
                computed.amount());
    }

    /** The discount as it was stated. */
    public Discount discount() {
        BigDecimal stated =
                percentage != null ? Percentage.ofFraction(percentage).percent() : value;
        return new Discount(kind, stated.stripTrailingZeros(), label);
    }

    /** What it takes off. */
    public Money amount(CurrencyUnit currency) {
        return new Money(value, currency);
    }
}
