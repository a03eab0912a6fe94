package com.pivotalflow.invoice.terms;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies an invoice.
 *
 * @param value a UUID of version 7
 */
public record InvoiceId(UUID value) {

    public InvoiceId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
