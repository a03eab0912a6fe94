package com.pivotalflow.approval;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval round in a list.
 *
 * @param id the round
 * @param entityType what it is about
 * @param entityId which one it is about
 * @param status where it stands
 * @param currentLevel level that is being decided
 * @param requestedBy who asked
 * @param requestedAt when
 * @param closedAt when it ended; absent while pending
 * @param etag its entity tag
 */
public record ApprovalSummary(
        UUID id,
        ApprovalSubject entityType,
        UUID entityId,
        RoundStatus status,
        int currentLevel,
        UUID requestedBy,
        Instant requestedAt,
        @Nullable Instant closedAt,
        String etag) {}
