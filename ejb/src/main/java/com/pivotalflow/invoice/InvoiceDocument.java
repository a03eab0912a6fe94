package com.pivotalflow.invoice;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.organization.FrozenRow;
import jakarta.persistence.Column;
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

/** An invoice as it was issued; never changes. */
@Entity
@Immutable
@Table(
        name = "invoice_documents",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_invoice_documents_invoice_id",
                        columnNames = {"organization_id", "invoice_id"}))
class InvoiceDocument extends FrozenRow {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "invoice_id", nullable = false, updatable = false)
    @OnDelete(action = OnDeleteAction.RESTRICT)
    private Invoice invoice;

    @Column(name = "content_hash", nullable = false)
    private byte[] contentHash;

    @Column(name = "canonical_json", nullable = false)
    private byte[] canonicalJson;

    @SuppressWarnings("UnusedVariable") // for whoever asks the database
    @Column(name = "pdf", nullable = false)
    private byte[] pdf;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected InvoiceDocument() {}

    InvoiceDocument(Invoice invoice, CanonicalDocument content, byte[] pdf, Instant at) {
        super(invoice.organization(), at);
        this.invoice = invoice;
        this.contentHash = content.hash();
        this.canonicalJson = content.bytes();
        this.pdf = pdf.clone();
    }

    Invoice invoice() {
        return invoice;
    }

    /** What {@link CanonicalDocument} gave when it was issued. */
    byte[] contentHash() {
        return contentHash.clone();
    }

    byte[] canonicalJson() {
        return canonicalJson.clone();
    }
}
