package com.pivotalflow.invoice.list;

import com.pivotalflow.invoice.terms.InvoiceStatus;
import com.pivotalflow.money.DecimalText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice in a list.
 *
 * @param id the invoice
 * @param etag its entity tag
 * @param invoiceNumber as people read it; absent while it is a draft
 * @param status how far it has come
 * @param title what it is about
 * @param customerId who is asked to pay
 * @param customerName the customer's present name
 * @param projectId the project
 * @param quoteId the quote it was made of
 * @param currency code of its currency
 * @param grandTotal with tax, with the currency's decimals
 * @param paidAmount what came in
 * @param balanceAmount what is still owed
 * @param issuedAt when it was issued
 * @param dueDate until when it is to be paid
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 */
public record InvoiceSummary(
        UUID id,
        String etag,
        @Nullable String invoiceNumber,
        InvoiceStatus status,
        String title,
        UUID customerId,
        String customerName,
        @Nullable UUID projectId,
        @Nullable UUID quoteId,
        String currency,
        @DecimalText String grandTotal,
        @DecimalText String paidAmount,
        @DecimalText String balanceAmount,
        @Nullable Instant issuedAt,
        @Nullable LocalDate dueDate,
        Instant createdAt,
        Instant updatedAt) {}
