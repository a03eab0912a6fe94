package com.pivotalflow.ratecard;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trade role as clients see it.
 *
 * @param id the role
 * @param code short name, unique in the organization
 * @param name what it is called
 * @param seniority level
 * @param sortOrder where it stands in lists
 * @param isActive whether it is in use
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param etag entity tag
 */
public record DeliveryRoleView(
        UUID id,
        String code,
        String name,
        @Nullable Seniority seniority,
        int sortOrder,
        @JsonProperty("isActive") boolean isActive,
        Instant createdAt,
        Instant updatedAt,
        String etag) {}
