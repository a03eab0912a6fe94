package com.pivotalflow.quote;

import com.pivotalflow.organization.FrozenRow;
import com.pivotalflow.quote.content.StoredDiscount;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** A discount on a whole version, in stated order; never changes. */
@Entity
@Immutable
@Table(
        name = "quote_version_discounts",
        uniqueConstraints = {
            @UniqueConstraint(
                    name = "uq_quote_version_discounts_quote_version_id_position",
                    columnNames = {"organization_id", "quote_version_id", "position"})
        })
class QuoteVersionDiscount extends FrozenRow {

    // Mapped for the foreign key; the version reads its parts, never the other way round.
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "quote_version_id", nullable = false, updatable = false)
    @OnDelete(action = OnDeleteAction.RESTRICT)
    private QuoteVersion quoteVersion;

    @Column(name = "position", nullable = false)
    private short position;

    @Embedded
    private StoredDiscount content;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected QuoteVersionDiscount() {}

    QuoteVersionDiscount(QuoteVersion quoteVersion, QuoteDiscount discount, Instant at) {
        super(quoteVersion.organization(), at);
        this.quoteVersion = quoteVersion;
        this.position = (short) discount.position();
        this.content = discount.content();
    }

    /** What it says and comes to. */
    StoredDiscount content() {
        return content;
    }
}
