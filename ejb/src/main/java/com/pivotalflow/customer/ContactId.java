package com.pivotalflow.customer;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a person at a customer.
 *
 * @param value a UUID of version 7
 */
public record ContactId(UUID value) {

    public ContactId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
