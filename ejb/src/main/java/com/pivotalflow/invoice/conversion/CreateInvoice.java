package com.pivotalflow.invoice.conversion;

import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.quote.terms.QuoteId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Making an invoice of an accepted quote.
 *
 * @param quoteId the quote
 * @param dueInDays days from today until it is to be paid, 0 to 365; absent means that the customer's terms say when it
 *     is sent
 */
@ServerOwned({
    "id",
    "etag",
    "invoiceNumber",
    "status",
    "customerId",
    "currency",
    "lines",
    "totals",
    "taxBreakdown",
    "paidAmount",
    "balanceAmount",
    "depositAmount",
    "issuedAt",
    "paidAt",
    "createdAt",
    "updatedAt"
})
public record CreateInvoice(
        UUID quoteId, @Nullable @Min(0) @Max(365) Integer dueInDays) {

    QuoteId quote() {
        return new QuoteId(quoteId);
    }
}
