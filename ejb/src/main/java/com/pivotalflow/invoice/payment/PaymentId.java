package com.pivotalflow.invoice.payment;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a payment.
 *
 * @param value a UUID of version 7
 */
public record PaymentId(UUID value) {

    public PaymentId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
