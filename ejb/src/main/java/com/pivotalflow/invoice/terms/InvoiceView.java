package com.pivotalflow.invoice.terms;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.money.DecimalText;
import com.pivotalflow.quote.view.QuoteView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as staff see it. Money is text with exactly the currency's decimals, as in quotes.
 *
 * @param id the invoice
 * @param etag its entity tag
 * @param invoiceNumber as people read it; absent while it is a draft
 * @param status how far it has come
 * @param customerId who is asked to pay
 * @param contactId the contact
 * @param projectId the project
 * @param quoteId the quote it was made of
 * @param quoteVersion number of the version that was accepted
 * @param title what it is about
 * @param description in words
 * @param currency code of its currency
 * @param lines in order
 * @param totals over the lines
 * @param taxBreakdown per class and rate
 * @param paidAmount what came in
 * @param balanceAmount what is still owed
 * @param depositAmount what the quote asked for in advance
 * @param notes for the customer
 * @param termsConditions terms
 * @param issuedAt when it was issued
 * @param dueDate until when it is to be paid
 * @param paidAt when it was paid in full
 * @param writeOffReason why it was given up
 * @param metadata labels
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param createdBy who made it
 */
public record InvoiceView(
        UUID id,
        String etag,
        @Nullable String invoiceNumber,
        InvoiceStatus status,
        UUID customerId,
        @Nullable UUID contactId,
        @Nullable UUID projectId,
        @Nullable UUID quoteId,
        @Nullable Integer quoteVersion,
        String title,
        @Nullable String description,
        String currency,
        List<InvoiceLineView> lines,
        QuoteView.Totals totals,
        List<QuoteView.TaxRowView> taxBreakdown,
        @DecimalText String paidAmount,
        @DecimalText String balanceAmount,
        @DecimalText @Nullable String depositAmount,
        @Nullable String notes,
        @Nullable String termsConditions,
        @Nullable Instant issuedAt,
        @Nullable LocalDate dueDate,
        @Nullable Instant paidAt,
        @Nullable String writeOffReason,
        Metadata metadata,
        Instant createdAt,
        Instant updatedAt,
        @Nullable UUID createdBy) {

    public InvoiceView {
        lines = List.copyOf(lines);
        taxBreakdown = List.copyOf(taxBreakdown);
    }
}
