package com.pivotalflow.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to one thing. It says which thing and where to read of it, never amounts, names or addresses:
 * whoever receives it may not see them.
 *
 * @param aggregateType kind of the thing, in the singular, such as {@code Quote}; with its id, what events are in order of
 * @param aggregateVersion row version of the thing after the change; no two transactions publish under the same
 * @param type what happened
 * @param data where it stands now
 */
public record Event(String aggregateType, long aggregateVersion, EventType type, Data data) {

    /**
     * The thing as it stands after the change.
     *
     * @param id the thing
     * @param version its number, of things that people number versions of
     * @param status its status on the wire
     * @param href path to read it at
     */
    public record Data(UUID id, @Nullable Integer version, String status, String href) {}
}
