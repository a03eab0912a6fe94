package com.pivotalflow.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done.
 *
 * @param id the entry
 * @param sequenceNumber place in the organization's chain, from 1 without gaps
 * @param createdAt when it was written
 * @param action {@code resource.action}
 * @param entityType kind of the thing it was done to
 * @param entityId which one
 * @param actor who did it
 * @param reason what the actor gave as the reason
 * @param requestId trace id of the request
 * @param sessionId session of the actor
 * @param ipAddress address of the client
 * @param userAgent what the client calls itself
 * @param before members that are different now, as they were; all of them when the thing is gone
 * @param after members that were different before, as they are; all of them when the thing is new
 * @param entryHash SHA-256 over the entry and the one before, 64 hexadecimal digits
 */
public record AuditEntry(
        UUID id,
        long sequenceNumber,
        Instant createdAt,
        String action,
        String entityType,
        @Nullable UUID entityId,
        Actor actor,
        @Nullable String reason,
        @Nullable String requestId,
        @Nullable UUID sessionId,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        String entryHash) {

    /**
     * Who did it.
     *
     * @param kind {@code user}, {@code link} for the holder of a customer's link, {@code system}
     * @param id the user
     * @param linkId the link
     * @param name of the user as it is now
     */
    public record Actor(
            String kind,
            @Nullable UUID id,
            @Nullable UUID linkId,
            @Nullable String name) {}

    /** Without what only people see who may see costs. */
    AuditEntry withoutCosts() {
        return new AuditEntry(
                id,
                sequenceNumber,
                createdAt,
                action,
                entityType,
                entityId,
                actor,
                reason,
                requestId,
                sessionId,
                ipAddress,
                userAgent,
                Snapshots.withoutCosts(before),
                Snapshots.withoutCosts(after),
                entryHash);
    }
}
