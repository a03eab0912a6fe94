package com.pivotalflow.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.organization.EntityTag;
import java.time.Instant;

/**
 * A feature that is on or off, as clients see it.
 *
 * @param key name of the feature
 * @param isEnabled the switch itself
 * @param payload parameters of a gradual rollout
 * @param createdAt when it was first set
 * @param updatedAt when it was last changed
 * @param etag entity tag
 */
public record FeatureFlagView(
        String key,
        @JsonProperty("isEnabled") boolean isEnabled,
        Metadata payload,
        Instant createdAt,
        Instant updatedAt,
        String etag) {

    static FeatureFlagView of(Switch stored) {
        return new FeatureFlagView(
                stored.key(),
                stored.isOn(),
                stored.document(),
                stored.createdAt(),
                stored.updatedAt(),
                EntityTag.of(stored.version()));
    }
}
