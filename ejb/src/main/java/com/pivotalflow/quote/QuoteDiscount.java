package com.pivotalflow.quote;

import com.pivotalflow.change.Sameness;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.TenantRow;
import com.pivotalflow.pricing.Discount;
import com.pivotalflow.pricing.DiscountKind;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/** A discount on the whole quote, in stated order. */
@Entity
@Table(
        name = "quote_discounts",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_quote_discounts_quote_id_position",
                        columnNames = {"organization_id", "quote_id", "position"}))
class QuoteDiscount extends TenantRow {

    // Mapped for the foreign key; the quote reads its parts, never the other way round.
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "quote_id", nullable = false, updatable = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Quote quote;

    @Column(name = "position", nullable = false)
    private short position;

    @Convert(converter = QuoteColumns.OfDiscountKind.class)
    @Column(name = "kind", nullable = false)
    private DiscountKind kind;

    @Column(name = "label")
    private @Nullable String label;

    @Column(name = "percentage", precision = 11, scale = 8)
    private @Nullable BigDecimal percentage;

    @Column(name = "fixed_amount", precision = 19, scale = 4)
    private @Nullable BigDecimal fixedAmount;

    @Column(name = "amount", nullable = false, precision = 19, scale = 4)
    private BigDecimal amount;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected QuoteDiscount() {}

    @SuppressWarnings("NullAway.Init")
    QuoteDiscount(Quote quote, int position, Discount discount, Money amount, Instant at) {
        super(quote.organization(), Ids.next(), at);
        this.quote = quote;
        this.position = (short) position;
        take(discount, amount);
    }

    /** Takes over what a change made of the discount at this place; one that is as it was is left alone. */
    void change(Discount discount, Money amount, Instant at) {
        if (!Sameness.of(discount(), discount) || !Sameness.of(this.amount, amount.amount())) {
            take(discount, amount);
            touch(at);
        }
    }

    private void take(Discount discount, Money computed) {
        kind = discount.kind();
        label = discount.label();
        boolean isPercentage = discount.kind() == DiscountKind.PERCENTAGE;
        percentage = isPercentage ? Percentage.ofPercent(discount.value()).fraction() : null;
        fixedAmount = isPercentage ? null : discount.value();
        amount = computed.amount();
    }

    /** The discount as it was stated. */
    Discount discount() {
        BigDecimal value =
                percentage != null ? Percentage.ofFraction(percentage).percent() : amount;
        return new Discount(kind, value.stripTrailingZeros(), label);
    }

    /** What it takes off. */
    Money amount(CurrencyUnit currency) {
        return new Money(amount, currency);
    }

    /** The discount as a client stated it. */
    DiscountTerm stated() {
        Discount stated = discount();
        return new DiscountTerm(stated.kind(), stated.value(), stated.label());
    }
}
