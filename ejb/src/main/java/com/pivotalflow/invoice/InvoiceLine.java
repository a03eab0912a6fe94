package com.pivotalflow.invoice;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.TenantRow;
import com.pivotalflow.quote.AcceptedQuote;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A line of an invoice. */
@Entity
@Table(
        name = "invoice_line_items",
        indexes = {
            @Index(
                    name = "ix_invoice_line_items_quote_version_line_item_id",
                    columnList = "organization_id, quote_version_line_item_id"),
            @Index(
                    name = "ix_invoice_line_items_service_category_id",
                    columnList = "organization_id, service_category_id"),
            @Index(name = "ix_invoice_line_items_delivery_role_id", columnList = "organization_id, delivery_role_id"),
            @Index(name = "ix_invoice_line_items_rate_card_id", columnList = "organization_id, rate_card_id"),
            @Index(name = "ix_invoice_line_items_tax_class_id", columnList = "organization_id, tax_class_id")
        })
class InvoiceLine extends TenantRow {

    // Mapped for the foreign key; the invoice reads its parts, never the other way round.
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "invoice_id", nullable = false, updatable = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Invoice invoice;

    @Column(name = "position", nullable = false)
    private int position;

    @Embedded
    private InvoicedLine content;

    @SuppressWarnings("UnusedVariable") // says where the line comes from, to whoever asks the database
    @Column(name = "quote_version_line_item_id")
    private @Nullable UUID quoteVersionLineItemId;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "metadata", nullable = false)
    private Metadata metadata;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected InvoiceLine() {}

    InvoiceLine(Invoice invoice, int position, AcceptedQuote.Line line, Instant at) {
        super(invoice.organization(), Ids.next(), at);
        this.invoice = invoice;
        this.position = position;
        this.content = InvoicedLine.of(line);
        this.quoteVersionLineItemId = line.versionLineId();
        this.metadata = line.metadata();
    }

    int position() {
        return position;
    }

    /** What it says and comes to. */
    InvoicedLine content() {
        return content;
    }

    Metadata metadata() {
        return metadata;
    }
}
