package com.pivotalflow.ratecard;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a category of services.
 *
 * @param value a UUID of version 7
 */
public record ServiceCategoryId(UUID value) {

    public ServiceCategoryId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
