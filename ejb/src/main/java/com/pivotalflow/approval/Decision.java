package com.pivotalflow.approval;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person says in a round.
 *
 * @param currentDigest SHA-256 of the content as it is now
 * @param authors everybody who may not decide
 * @param comment a remark; of a rejection the reason, 3 to 1000 characters
 */
public record Decision(
        byte[] currentDigest, Set<UUID> authors, @Nullable String comment) {

    public Decision {
        currentDigest = currentDigest.clone();
        authors = Set.copyOf(authors);
    }

    @Override
    public byte[] currentDigest() {
        return currentDigest.clone();
    }
}
