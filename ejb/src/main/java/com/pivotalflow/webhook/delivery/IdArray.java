package com.pivotalflow.webhook.delivery;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/** Ids as the text of an array, since the driver is told no type of an empty one. */
final class IdArray {

    private IdArray() {}

    static String of(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
