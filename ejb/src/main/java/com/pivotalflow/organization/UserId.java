package com.pivotalflow.organization;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a person who acts in an organization.
 *
 * @param value a UUID of version 7
 */
public record UserId(UUID value) {

    public UserId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
