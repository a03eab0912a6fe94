package com.pivotalflow.settings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A named setting as clients see it.
 *
 * @param key its name
 * @param value its value
 * @param description what it is for
 * @param createdAt when it was first set
 * @param updatedAt when it was last changed
 * @param etag entity tag
 */
public record SettingView(
        String key,
        SettingValue value,
        @Nullable String description,
        Instant createdAt,
        Instant updatedAt,
        String etag) {

    /** What it says. */
    SetSetting content() {
        return new SetSetting(value, description);
    }
}
