package com.pivotalflow.invoice.conversion;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.FrozenRow;
import com.pivotalflow.quote.terms.QuoteId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** That something was made of an accepted quote; goes with a draft of an invoice, so that it can be made again. */
@Entity
@Immutable
@Table(
        name = "quote_conversions",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_quote_conversions_quote_id_target",
                        columnNames = {"organization_id", "quote_id", "target"}),
        indexes = {
            @Index(name = "ix_quote_conversions_project_id", columnList = "organization_id, project_id"),
            @Index(name = "ix_quote_conversions_invoice_id", columnList = "organization_id, invoice_id")
        })
class QuoteConversion extends FrozenRow {

    @SuppressWarnings("UnusedVariable") // read by statements of other packages
    @Column(name = "quote_id", nullable = false)
    private UUID quoteId;

    @Convert(converter = ConversionColumns.OfTarget.class)
    @Column(name = "target", nullable = false)
    private ConversionTarget target;

    @Column(name = "project_id")
    private @Nullable UUID projectId;

    @Column(name = "invoice_id")
    private @Nullable UUID invoiceId;

    @SuppressWarnings("UnusedVariable") // for whoever asks the database
    @Column(name = "created_by", nullable = false)
    private UUID createdBy;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected QuoteConversion() {}

    QuoteConversion(Caller author, QuoteId quote, ConversionTarget target, UUID made, Instant at) {
        super(author.organization(), at);
        this.quoteId = quote.value();
        this.target = target;
        this.projectId = target == ConversionTarget.PROJECT ? made : null;
        this.invoiceId = target == ConversionTarget.INVOICE ? made : null;
        this.createdBy = author.user().value();
    }

    /** What was made and where it is. */
    ConvertedQuote.Conversion view() {
        UUID made = projectId == null ? invoiceId : projectId;
        if (made == null) {
            throw new IllegalStateException("a conversion into nothing, which the table's check rules out");
        }
        return ConvertedQuote.Conversion.of(target, made);
    }
}
