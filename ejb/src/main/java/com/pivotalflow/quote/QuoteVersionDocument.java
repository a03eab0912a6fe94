package com.pivotalflow.quote;

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

/** Bytes of a version, such as the document that its hash covers; never changes. */
@Entity
@Immutable
@Table(
        name = "quote_version_documents",
        uniqueConstraints = {
            @UniqueConstraint(
                    name = "uq_quote_version_documents_quote_version_id_kind",
                    columnNames = {"organization_id", "quote_version_id", "kind"})
        })
class QuoteVersionDocument extends FrozenRow {

    /** The text that the content hash covers. */
    static final String CANONICAL = "canonical_json";

    /** The print. */
    static final String PDF = "pdf";

    @SuppressWarnings("UnusedVariable") // mapped for the foreign key
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "quote_version_id", nullable = false, updatable = false)
    @OnDelete(action = OnDeleteAction.RESTRICT)
    private QuoteVersion quoteVersion;

    @Column(name = "kind", nullable = false)
    private String kind;

    @Column(name = "media_type", nullable = false, length = 100)
    private String mediaType;

    @Column(name = "content", nullable = false)
    private byte[] content;

    @Column(name = "digest", nullable = false)
    private byte[] digest;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected QuoteVersionDocument() {}

    private QuoteVersionDocument(
            QuoteVersion quoteVersion, String kind, String mediaType, byte[] content, byte[] digest, Instant at) {
        super(quoteVersion.organization(), at);
        this.quoteVersion = quoteVersion;
        this.kind = kind;
        this.mediaType = mediaType;
        this.content = content;
        this.digest = digest;
    }

    /** The text that the content hash covers. */
    static QuoteVersionDocument canonical(QuoteVersion version, CanonicalDocument content, Instant at) {
        return new QuoteVersionDocument(version, CANONICAL, "application/json", content.bytes(), content.hash(), at);
    }

    /** The print. */
    static QuoteVersionDocument pdf(QuoteVersion version, byte[] content, Instant at) {
        return new QuoteVersionDocument(
                version, PDF, "application/pdf", content, CanonicalDocument.hashOf(content), at);
    }
}
