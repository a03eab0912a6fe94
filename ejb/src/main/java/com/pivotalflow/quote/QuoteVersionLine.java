package com.pivotalflow.quote;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.organization.FrozenRow;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A line of a version as it was sent; never changes. */
@Entity
@Immutable
@Table(name = "quote_version_line_items")
class QuoteVersionLine extends FrozenRow {

    // Mapped for the foreign key; the version reads its parts, never the other way round.
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "quote_version_id", nullable = false, updatable = false)
    private QuoteVersion quoteVersion;

    @Column(name = "line_key", nullable = false)
    private UUID key;

    @Column(name = "position", nullable = false)
    private int position;

    @Embedded
    private StoredLine content;

    @Column(name = "tax_class_code", nullable = false)
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

    /** The line as it was drafted, with the class of its tax as it was called then; exempt lines have a reason. */
    QuoteDraft.Line drafted() {
        boolean isExempt = content.taxExemptReason() != null;
        return content.drafted(
                key, new TaxClassName(content.taxClassId(), taxClassCode, taxClassCode, isExempt), metadata);
    }
}
