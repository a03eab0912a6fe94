package com.pivotalflow.ratecard;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.pivotalflow.metadata.Metadata;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A category of services as clients see it.
 *
 * @param id the category
 * @param name what it is called
 * @param code short name, unique in the organization without regard to case
 * @param description free text
 * @param parentId the category it is part of
 * @param sortOrder where it stands among its siblings
 * @param colour {@code #} and six hexadecimal digits
 * @param icon name of a picture
 * @param isVisible whether pick lists show it
 * @param isActive whether it is in use
 * @param metadata labels
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param etag entity tag
 */
public record ServiceCategoryView(
        UUID id,
        String name,
        @Nullable String code,
        @Nullable String description,
        @Nullable UUID parentId,
        int sortOrder,
        @Nullable String colour,
        @Nullable String icon,
        @JsonProperty("isVisible") boolean isVisible,
        @JsonProperty("isActive") boolean isActive,
        Metadata metadata,
        Instant createdAt,
        Instant updatedAt,
        String etag) {}
