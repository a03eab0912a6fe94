package com.pivotalflow.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role and what it grants.
 *
 * @param id the role
 * @param name what people call it
 * @param description one sentence for people
 * @param isSystem whether it comes with the product and can't be changed
 * @param isActive whether it counts
 * @param permissions names in alphabetical order
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param etag its entity tag
 */
public record RoleView(
        UUID id,
        String name,
        @Nullable String description,
        boolean isSystem,
        boolean isActive,
        List<String> permissions,
        Instant createdAt,
        Instant updatedAt,
        String etag) {

    public RoleView {
        permissions = List.copyOf(permissions);
    }
}
