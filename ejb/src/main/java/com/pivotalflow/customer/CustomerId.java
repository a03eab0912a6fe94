package com.pivotalflow.customer;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a customer.
 *
 * @param value a UUID of version 7
 */
public record CustomerId(UUID value) {

    public CustomerId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
