package com.pivotalflow.webhook;

import java.util.Set;
import java.util.UUID;

/**
 * An endpoint that is told of events.
 *
 * @param id the endpoint
 * @param types names of the events
 */
public record Subscriber(UUID id, Set<String> types) {

    public Subscriber {
        types = Set.copyOf(types);
    }

    /** Whether it wants events of this name. */
    public boolean wants(String type) {
        return types.contains(type);
    }
}
