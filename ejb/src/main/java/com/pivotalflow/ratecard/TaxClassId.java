package com.pivotalflow.ratecard;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a tax class.
 *
 * @param value a UUID of version 7
 */
public record TaxClassId(UUID value) {

    public TaxClassId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
