package com.pivotalflow.quote;

import com.pivotalflow.change.Sameness;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.TenantRow;
import com.pivotalflow.pricing.LineAmounts;
import com.pivotalflow.pricing.PriceableLine;
import com.pivotalflow.pricing.TaxRate;
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.content.StoredLine;
import com.pivotalflow.quote.content.StoredLineAmounts;
import com.pivotalflow.quote.content.TaxClassName;
import com.pivotalflow.quote.terms.CreateQuote;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** A line of a quote's working content; its id is the line key, which stays when the quote is revised. */
@Entity
@Table(
        name = "quote_line_items",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_quote_line_items_quote_id_position",
                        columnNames = {"organization_id", "quote_id", "position"}),
        indexes = {
            @Index(name = "ix_quote_line_items_delivery_role_id", columnList = "organization_id, delivery_role_id"),
            @Index(name = "ix_quote_line_items_rate_card_id", columnList = "organization_id, rate_card_id"),
            @Index(name = "ix_quote_line_items_rate_card_item_id", columnList = "organization_id, rate_card_item_id"),
            @Index(
                    name = "ix_quote_line_items_service_category_id",
                    columnList = "organization_id, service_category_id"),
            @Index(name = "ix_quote_line_items_tax_class_id", columnList = "organization_id, tax_class_id")
        })
class QuoteLine extends TenantRow {

    // Mapped for the foreign key; the quote reads its parts, never the other way round.
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "quote_id", nullable = false, updatable = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Quote quote;

    @Column(name = "position", nullable = false)
    private int position;

    @Embedded
    private StoredLine content;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "metadata", nullable = false)
    private Metadata metadata;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected QuoteLine() {}

    /** A line that is new, or that was there in an earlier version and comes back with its key. */
    @SuppressWarnings("NullAway.Init")
    QuoteLine(Quote quote, int position, QuoteDraft.Line line, LineAmounts amounts, Instant at) {
        super(quote.organization(), line.key() == null ? Ids.next() : line.key(), at);
        this.quote = quote;
        take(position, line, amounts);
    }

    /** Takes over what a change made of the line; one that is as it was is left alone. */
    void change(int position, QuoteDraft.Line line, LineAmounts amounts, Instant at) {
        TaxRate rate = line.priceable().taxRate();
        TaxClassName taxClass = new TaxClassName(line.taxClass(), rate.classCode(), rate.label(), rate.exempt());
        boolean isSame = this.position == position
                && Sameness.of(content.amounts(), StoredLineAmounts.of(amounts))
                && Sameness.of(drafted(taxClass), line);
        if (!isSame) {
            take(position, line, amounts);
            touch(at);
        }
    }

    private void take(int newPosition, QuoteDraft.Line line, LineAmounts computed) {
        position = newPosition;
        content = StoredLine.of(line, computed);
        metadata = line.metadata();
    }

    /** What it says and comes to. */
    StoredLine content() {
        return content;
    }

    int position() {
        return position;
    }

    Metadata metadata() {
        return metadata;
    }

    /** The line as a client would state it, with everything that was found for it. */
    CreateQuote.Line stated(TaxClassName taxClass) {
        return content.stated(id(), taxClass, metadata);
    }

    /** The line as the calculation takes it, with the rate that was copied to it. */
    PriceableLine priceable(TaxClassName taxClass) {
        return content.priceable(taxClass);
    }

    /** The line as it was drafted. */
    QuoteDraft.Line drafted(TaxClassName taxClass) {
        return content.drafted(id(), taxClass, metadata);
    }

    /** The amounts that were stored with the line. */
    LineAmounts amounts(PriceableLine line, CurrencyUnit currency) {
        return content.amounts(line, currency);
    }

    /**
     * The class of its tax.
     *
     * @param known every class of the organization
     */
    TaxClassName taxClass(Map<UUID, TaxClassName> known) {
        TaxClassName name = known.get(content.taxClassId());
        if (name == null) {
            throw new IllegalStateException("line " + id() + " names an unknown tax class");
        }
        return name;
    }
}
