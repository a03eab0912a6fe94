package com.pivotalflow.quote;

import com.pivotalflow.change.Sameness;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.TenantRow;
import com.pivotalflow.pricing.Discount;
import com.pivotalflow.quote.content.StoredDiscount;
import com.pivotalflow.quote.terms.DiscountTerm;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

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

    @Embedded
    private StoredDiscount content;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected QuoteDiscount() {}

    @SuppressWarnings("NullAway.Init")
    QuoteDiscount(Quote quote, int position, Discount discount, Money amount, Instant at) {
        super(quote.organization(), Ids.next(), at);
        this.quote = quote;
        this.position = (short) position;
        this.content = StoredDiscount.of(discount, amount);
    }

    /** Takes over what a change made of the discount at this place; one that is as it was is left alone. */
    void change(Discount discount, Money amount, Instant at) {
        if (!Sameness.of(content.discount(), discount) || !Sameness.of(content.value(), amount.amount())) {
            content = StoredDiscount.of(discount, amount);
            touch(at);
        }
    }

    int position() {
        return position;
    }

    /** What it says and comes to. */
    StoredDiscount content() {
        return content;
    }

    /** The discount as it was stated. */
    Discount discount() {
        return content.discount();
    }

    /** What it takes off. */
    Money amount(CurrencyUnit currency) {
        return content.amount(currency);
    }

    /** The discount as a client stated it. */
    DiscountTerm stated() {
        Discount stated = content.discount();
        return new DiscountTerm(stated.kind(), stated.value(), stated.label());
    }
}
