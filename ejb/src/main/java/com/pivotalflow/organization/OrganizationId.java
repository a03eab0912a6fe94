package com.pivotalflow.organization;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a tenant.
 *
 * @param value a UUID of version 7
 */
public record OrganizationId(UUID value) {

    public OrganizationId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
