package com.pivotalflow.quote;

import com.pivotalflow.organization.FrozenRow;
import com.pivotalflow.pricing.AlternativeGroup;
import com.pivotalflow.pricing.GroupChoice;
import com.pivotalflow.quote.content.QuoteColumns;
import com.pivotalflow.quote.terms.CreateQuote;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
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

/** Alternatives that the customer of a version chooses from; never changes. */
@Entity
@Immutable
@Table(
        name = "quote_version_groups",
        uniqueConstraints = {
            @UniqueConstraint(
                    name = "uq_quote_version_groups_quote_version_id_code",
                    columnNames = {"organization_id", "quote_version_id", "code"})
        })
class QuoteVersionGroup extends FrozenRow {

    // Mapped for the foreign key; the version reads its parts, never the other way round.
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "quote_version_id", nullable = false, updatable = false)
    @OnDelete(action = OnDeleteAction.RESTRICT)
    private QuoteVersion quoteVersion;

    @Column(name = "code", nullable = false)
    private String code;

    @Column(name = "title", nullable = false)
    private String title;

    @Convert(converter = QuoteColumns.OfChoice.class)
    @Column(name = "choose", nullable = false)
    private GroupChoice choose;

    @Column(name = "position", nullable = false)
    private short position;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected QuoteVersionGroup() {}

    QuoteVersionGroup(QuoteVersion quoteVersion, int position, CreateQuote.Group group, Instant at) {
        super(quoteVersion.organization(), at);
        this.quoteVersion = quoteVersion;
        this.code = group.code();
        this.title = group.title();
        this.choose = group.choose();
        this.position = (short) position;
    }

    AlternativeGroup alternatives() {
        return new AlternativeGroup(code, choose);
    }

    CreateQuote.Group stated() {
        return new CreateQuote.Group(code, title, choose);
    }
}
