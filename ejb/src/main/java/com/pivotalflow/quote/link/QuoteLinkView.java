package com.pivotalflow.quote.link;

import com.pivotalflow.delivery.DeliveryChannel;
import com.pivotalflow.delivery.LinkState;
import com.pivotalflow.delivery.LinkView;
import com.pivotalflow.delivery.Recipient;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link to a version of a quote, as staff see it.
 *
 * @param id the link
 * @param version number of the version that it shows
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
public record QuoteLinkView(
        UUID id,
        int version,
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
        @Nullable UUID revokedBy) {

    public static QuoteLinkView of(LinkView link, int version) {
        return new QuoteLinkView(
                link.id(),
                version,
                link.recipient(),
                link.channel(),
                link.state(),
                link.firstViewedAt(),
                link.lastViewedAt(),
                link.views(),
                link.closedAt(),
                link.readableUntil(),
                link.createdAt(),
                link.createdBy(),
                link.revokedBy());
    }
}
