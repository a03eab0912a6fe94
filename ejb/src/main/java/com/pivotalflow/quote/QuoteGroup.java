package com.pivotalflow.quote;

import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.TenantRow;
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
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Alternatives that the customer chooses from. */
@Entity
@Table(
        name = "quote_groups",
        uniqueConstraints = {
            @UniqueConstraint(
                    name = "uq_quote_groups_quote_id_code",
                    columnNames = {"organization_id", "quote_id", "code"}),
            @UniqueConstraint(
                    name = "uq_quote_groups_quote_id_position",
                    columnNames = {"organization_id", "quote_id", "position"})
        })
class QuoteGroup extends TenantRow {

    // Mapped for the foreign key; the quote reads its parts, never the other way round.
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "quote_id", nullable = false, updatable = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Quote quote;

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
    protected QuoteGroup() {}

    @SuppressWarnings("NullAway.Init")
    QuoteGroup(Quote quote, int position, CreateQuote.Group group, Instant at) {
        super(quote.organization(), Ids.next(), at);
        this.quote = quote;
        this.code = group.code();
        take(position, group);
    }

    /** Takes over what a change made of the group with this code; one that is as it was is left alone. */
    void change(int position, CreateQuote.Group group, Instant at) {
        if (this.position != position || !stated().equals(group)) {
            take(position, group);
            touch(at);
        }
    }

    private void take(int newPosition, CreateQuote.Group group) {
        position = (short) newPosition;
        title = group.title();
        choose = group.choose();
    }

    String code() {
        return code;
    }

    AlternativeGroup alternatives() {
        return new AlternativeGroup(code, choose);
    }

    CreateQuote.Group stated() {
        return new CreateQuote.Group(code, title, choose);
    }
}
