package com.pivotalflow.invoice.terms;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed of a draft of an invoice. Lines and amounts come from the quote.
 *
 * @param title 1 to 255 characters
 * @param dueDate until when it is to be paid; absent means that the customer's terms say when it is sent
 * @param notes for the customer
 * @param termsConditions terms
 * @param metadata labels
 */
@ServerOwned({
    "id",
    "etag",
    "invoiceNumber",
    "status",
    "customerId",
    "contactId",
    "projectId",
    "quoteId",
    "quoteVersion",
    "description",
    "currency",
    "lines",
    "totals",
    "taxBreakdown",
    "paidAmount",
    "balanceAmount",
    "depositAmount",
    "issuedAt",
    "paidAt",
    "writeOffReason",
    "createdAt",
    "updatedAt",
    "createdBy"
})
public record UpdateInvoice(
        @Length(min = 1, max = 255) String title,
        @Nullable LocalDate dueDate,
        @Nullable @Length(max = 2000) String notes,
        @Nullable @Length(max = 5000) String termsConditions,
        @NoBusinessValues Metadata metadata) {}
