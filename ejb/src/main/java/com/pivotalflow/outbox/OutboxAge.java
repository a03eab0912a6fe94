package com.pivotalflow.outbox;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.Steady;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long the event has waited that has waited longest, in all organizations. Asked for often, it looks at most every 15
 * seconds: for the organization that waits longest, and there for its first event, both by an index on what waits.
 */
@ApplicationScoped
public class OutboxAge {

    private static final Duration KEPT = Duration.ofSeconds(15);

    @Inject
    OrganizationDirectory organizations;

    @Inject
    OutboxService outbox;

    @Inject
    Clock clock;

    @Inject
    @Steady
    Clock steady;

    private @Nullable Instant lookedAt;
    private @Nullable Instant waitingSince;

    /**
     * The age now; zero when nothing waits.
     *
     * @throws RuntimeException when the database does not tell
     */
    public synchronized Duration read() {
        Instant looking = steady.instant();
        if (lookedAt == null || lookedAt.plus(KEPT).isBefore(looking)) {
            List<OrganizationId> longest = organizations.withWork("outbox", 1);
            // Between the two looks all of it may have been handed out.
            Optional<Instant> since = longest.stream()
                    .flatMap(organization -> outbox.waitingSince(organization).stream())
                    .findFirst();
            waitingSince = since.orElse(null);
            lookedAt = looking;
        }
        Instant now = clock.instant();
        return waitingSince == null || waitingSince.isAfter(now) ? Duration.ZERO : Duration.between(waitingSince, now);
    }
}
