package com.pivotalflow.settings;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.problem.ServerOwned;

/**
 * A feature shall be on or off.
 *
 * @param isEnabled the switch itself
 * @param payload parameters of a gradual rollout, never the switch
 */
@ServerOwned({"key", "etag", "createdAt", "updatedAt"})
public record SetFeatureFlag(
        boolean isEnabled, @NoBusinessValues Metadata payload) {}
