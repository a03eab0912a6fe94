package com.pivotalflow.approval;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which rounds to list; what is empty does not restrict.
 *
 * @param statuses any of them
 * @param assignedToMe whether the caller can decide now
 * @param entityTypes what the rounds are about, any of them
 * @param entityId which one they are about
 */
public record ApprovalFilter(
        List<RoundStatus> statuses,
        Optional<Boolean> assignedToMe,
        List<ApprovalSubject> entityTypes,
        Optional<UUID> entityId) {

    public ApprovalFilter {
        statuses = List.copyOf(statuses);
        entityTypes = List.copyOf(entityTypes);
    }
}
