package com.pivotalflow.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.organization.EntityTag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel that is on or off, as clients see it.
 *
 * @param channel the way
 * @param isEnabled the switch itself; on until somebody switches it off
 * @param settings details of the channel
 * @param updatedAt when it was last changed; absent while nobody ever did
 * @param etag entity tag
 */
public record NotificationPreferenceView(
        NotificationChannel channel,
        @JsonProperty("isEnabled") boolean isEnabled,
        Metadata settings,
        @Nullable Instant updatedAt,
        String etag) {

    static NotificationPreferenceView of(Switch stored) {
        return new NotificationPreferenceView(
                NotificationChannel.parse(stored.key()).orElseThrow(),
                stored.isOn(),
                stored.document(),
                stored.updatedAt(),
                EntityTag.of(stored.version()));
    }

    /** How a channel is that nobody ever switched. Rows begin with the version 1, so its state is none of theirs. */
    static NotificationPreferenceView untouched(NotificationChannel channel) {
        return new NotificationPreferenceView(channel, true, Metadata.none(), null, EntityTag.of(0));
    }

    /** What it says. */
    SetNotificationPreference content() {
        return new SetNotificationPreference(isEnabled, settings);
    }
}
