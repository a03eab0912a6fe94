package com.pivotalflow.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link as staff see it.
 *
 * @param id the link
 * @param versionId the version that it shows
 * @param recipient who it is for
 * @param channel how it got there
 * @param state what became of it
 * @param firstViewedAt when it was opened first
 * @param lastViewedAt when it was opened last, as far as views are told apart: one in ten minutes
 * @param views how many there were
 * @param closedAt when it stopped being active
 * @param readableUntil when it shows nothing any more
 * @param createdAt when it was made
 * @param createdBy who made it
 * @param revokedBy who took it back
 */
public record LinkView(
        UUID id,
        UUID versionId,
        Recipient recipient,
        DeliveryChannel channel,
        LinkState state,
        @Nullable Instant firstViewedAt,
        @Nullable Instant lastViewedAt,
        int views,
        @Nullable Instant closedAt,
        Instant readableUntil,
        Instant createdAt,
        UUID createdBy,
        @Nullable UUID revokedBy) {}
