package com.pivotalflow.invoice.payment;

import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in for an invoice.
 *
 * @param amount above zero, with no more decimals than the currency has, and no more than is still owed
 * @param currency code of the invoice's currency
 * @param method how it came in
 * @param reference what the payer or the bank calls it
 * @param paidAt when it came in; now when absent
 * @param gatewayPayload what a payment provider said, kept as it is and never looked into
 */
@ServerOwned({"id", "etag", "invoiceId", "status", "voidedAt", "voidReason", "createdAt", "updatedAt", "createdBy"})
public record CreatePayment(
        BigDecimal amount,

        @Pattern(regexp = "[A-Z]{3}", message = "{CURRENCY_UNSUPPORTED}")
        String currency,

        PaymentMethod method,
        @Nullable @Length(min = 1, max = 100) String reference,
        @Nullable Instant paidAt,
        @Nullable Map<String, Object> gatewayPayload) {}
