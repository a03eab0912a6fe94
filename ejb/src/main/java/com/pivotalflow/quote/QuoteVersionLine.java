package com.pivotalflow.quote;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.organization.FrozenRow;
import com.pivotalflow.pricing.LineAmounts;
import com.pivotalflow.pricing.PriceableLine;
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.content.StoredLine;
import com.pivotalflow.quote.content.TaxClassName;
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
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** A line of a version as it was sent; never changes. */
@Entity
@Immutable
@Table(
        name = "quote_version_line_items",
        uniqueConstraints = {
            @UniqueConstraint(
                    name = "uq_quote_version_line_items_quote_version_id_position",
                    columnNames = {"organization_id", "quote_version_id", "position"}),
            @UniqueConstraint(
                    name = "uq_quote_version_line_items_quote_version_id_line_key",
                    columnNames = {"organization_id", "quote_version_id", "line_key"}),
            @UniqueConstraint(
                    name = "uq_quote_version_line_items_quote_version_id_id",
                    columnNames = {"organization_id", "quote_version_id", "id"})
        },
        indexes = {
            @Index(
                    name = "ix_quote_version_line_items_delivery_role_id",
                    columnList = "organization_id, delivery_role_id"),
            @Index(name = "ix_quote_version_line_items_rate_card_id", columnList = "organization_id, rate_card_id"),
            @Index(
                    name = "ix_quote_version_line_items_rate_card_item_id",
                    columnList = "organization_id, rate_card_item_id"),
            @Index(
                    name = "ix_quote_version_line_items_service_category_id",
                    columnList = "organization_id, service_category_id"),
            @Index(name = "ix_quote_version_line_items_tax_class_id", columnList = "organization_id, tax_class_id")
        })
class QuoteVersionLine extends FrozenRow {

    // Mapped for the foreign key; the version reads its parts, never the other way round.
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "quote_version_id", nullable = false, updatable = false)
    @OnDelete(action = OnDeleteAction.RESTRICT)
    private QuoteVersion quoteVersion;

    @Column(name = "line_key", nullable = false)
    private UUID key;

    @Column(name = "position", nullable = false)
    private int position;

    @Embedded
    private StoredLine content;

    @Column(name = "tax_class_code", nullable = false, length = 20)
    private String taxClassCode;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "metadata", nullable = false)
    private Metadata metadata;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected QuoteVersionLine() {}

    QuoteVersionLine(QuoteVersion quoteVersion, QuoteLine line, TaxClassName taxClass, Instant at) {
        super(quoteVersion.organization(), at);
        this.quoteVersion = quoteVersion;
        this.key = line.id();
        this.position = line.position();
        this.content = line.content();
        this.taxClassCode = taxClass.code();
        this.metadata = line.metadata();
    }

    /** The key that the line keeps through all versions. */
    UUID key() {
        return key;
    }

    /** What it says and comes to. */
    StoredLine content() {
        return content;
    }

    Metadata metadata() {
        return metadata;
    }

    /** The class of its tax as it was called then; exempt lines, and no others, have a reason. */
    TaxClassName taxClass() {
        return new TaxClassName(content.taxClassId(), taxClassCode, taxClassCode, content.taxExemptReason() != null);
    }

    /** The line as it was drafted. */
    QuoteDraft.Line drafted() {
        return content.drafted(key, taxClass(), metadata);
    }

    /** The amounts that were frozen with the line. */
    LineAmounts amounts(PriceableLine line, CurrencyUnit currency) {
        return content.amounts(line, currency);
    }
}
