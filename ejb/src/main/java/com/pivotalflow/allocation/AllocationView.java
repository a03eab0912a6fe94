package com.pivotalflow.allocation;

import com.pivotalflow.metadata.Metadata;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A person's share of time on a project.
 *
 * @param id the allocation
 * @param projectId on what
 * @param userId who
 * @param roleId as what
 * @param allocationPercent of each day
 * @param startDate first day
 * @param endDate last day
 * @param isBillable whether the customer pays for it
 * @param notes labels
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param etag its entity tag
 */
public record AllocationView(
        UUID id,
        UUID projectId,
        UUID userId,
        UUID roleId,
        String allocationPercent,
        LocalDate startDate,
        LocalDate endDate,
        boolean isBillable,
        Metadata notes,
        Instant createdAt,
        Instant updatedAt,
        String etag) {}
