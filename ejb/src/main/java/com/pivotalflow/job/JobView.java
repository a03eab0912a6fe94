package com.pivotalflow.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as people see it. What its handler is told is never shown: it may be sealed, or about somebody.
 *
 * @param id the job
 * @param jobType what it does, such as {@code export}
 * @param status how far it has come
 * @param progress per cent of its steps that are done
 * @param currentStep how many steps are done
 * @param totalSteps how many there are, once that is known
 * @param attempts how often it was begun
 * @param maxAttempts after so many it has failed for good
 * @param scheduledAt when the next attempt is due, or the present one was
 * @param startedAt when the first attempt began
 * @param completedAt when it ended
 * @param cancelRequestedAt when somebody asked it to stop while it ran
 * @param error why the last attempt failed
 * @param result what came of it
 * @param requestedBy who asked for it; absent for the server itself
 * @param createdAt when it was stored
 * @param updatedAt when it last changed
 * @param etag its entity tag; progress does not change what {@code If-Match} compares
 */
public record JobView(
        UUID id,
        String jobType,
        JobStatus status,
        int progress,
        int currentStep,
        @Nullable Integer totalSteps,
        int attempts,
        int maxAttempts,
        Instant scheduledAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant cancelRequestedAt,
        @Nullable String error,
        @Nullable JsonNode result,
        @Nullable UUID requestedBy,
        Instant createdAt,
        Instant updatedAt,
        String etag) {}
