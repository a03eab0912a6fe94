package com.pivotalflow.project;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a project.
 *
 * @param value a UUID of version 7
 */
public record ProjectId(UUID value) {

    public ProjectId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
