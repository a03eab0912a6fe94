package com.pivotalflow.invoice.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.money.DecimalText;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as staff see it.
 *
 * @param id the payment
 * @param etag its entity tag
 * @param invoiceId the invoice that was paid
 * @param amount how much came in, with the currency's decimals
 * @param currency code of its currency
 * @param method how it came in
 * @param reference what the payer or the bank calls it
 * @param status whether it counts
 * @param paidAt when it came in
 * @param voidedAt when it was taken back
 * @param voidReason why it was taken back
 * @param gatewayPayload what a payment provider said
 * @param createdAt when it was booked
 * @param updatedAt when it was last changed
 * @param createdBy who booked it
 */
public record PaymentView(
        UUID id,
        String etag,
        UUID invoiceId,
        @DecimalText String amount,
        String currency,
        PaymentMethod method,
        @Nullable String reference,
        PaymentStatus status,
        Instant paidAt,
        @Nullable Instant voidedAt,
        @Nullable String voidReason,
        @Nullable JsonNode gatewayPayload,
        Instant createdAt,
        Instant updatedAt,
        @Nullable UUID createdBy) {}
