package com.pivotalflow.settings;

import com.pivotalflow.metadata.Metadata;
import java.time.Instant;
import java.util.UUID;

/**
 * A stored switch.
 *
 * @param id of the row
 * @param key its name
 * @param isOn whether it is on
 * @param document what stands beside it
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param version how often it was changed
 */
record Switch(
        UUID id, String key, boolean isOn, Metadata document, Instant createdAt, Instant updatedAt, long version) {}
