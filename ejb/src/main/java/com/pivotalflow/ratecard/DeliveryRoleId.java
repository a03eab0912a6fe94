package com.pivotalflow.ratecard;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a trade role that is sold and allocated.
 *
 * @param value a UUID of version 7
 */
public record DeliveryRoleId(UUID value) {

    public DeliveryRoleId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
