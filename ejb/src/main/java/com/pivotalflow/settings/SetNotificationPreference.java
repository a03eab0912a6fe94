package com.pivotalflow.settings;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.problem.ServerOwned;

/**
 * A channel shall be on or off.
 *
 * @param isEnabled the switch itself
 * @param settings details of the channel
 */
@ServerOwned({"channel", "etag", "updatedAt"})
public record SetNotificationPreference(
        boolean isEnabled, @NoBusinessValues Metadata settings) {}
