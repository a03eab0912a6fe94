package com.pivotalflow.identity;

import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationStatusChanged;
import com.pivotalflow.organization.Steady;
import com.pivotalflow.organization.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says whether a token still is what its user's rights are. Remembers each answer for a few seconds, so that a busy
 * client costs one look into the database in that time and a withdrawn right still ends within five seconds.
 */
@ApplicationScoped
public class SecurityVersions {

    private static final Duration LIFETIME = Duration.ofSeconds(4);
    private static final int MOST_USERS = 20_000;

    @Inject
    UserService users;

    @Inject
    @Steady
    Clock clock;

    private final Map<UserId, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** Whether the person may act and nothing about their rights changed since the token was made. */
    public boolean isCurrent(OrganizationId organization, UserId user, int securityVersion) {
        return standing(organization, user, securityVersion)
                .filter(standing -> standing.securityVersion() == securityVersion)
                .isPresent();
    }

    /** Requests that the person has in a minute by the organization's own rule; empty when it has none. */
    public OptionalInt requestsPerMinute(OrganizationId organization, UserId user) {
        return standing(organization, user, 0).map(Standing::requestsPerMinute).orElseGet(OptionalInt::empty);
    }

    /** Forgets what is known of an organization's people, once its other status is stored. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) OrganizationStatusChanged change) {
        changes.incrementAndGet();
        known.values().removeIf(answer -> answer.organization().equals(change.organization()));
    }

    /** A token that is newer than what is remembered was made after a change: the answer is asked for again. */
    private Optional<Standing> standing(OrganizationId organization, UserId user, int tokenVersion) {
        Instant now = clock.instant();
        Known answer = known.get(user);
        if (answer == null
                || !answer.organization().equals(organization)
                || answer.isOlderThan(tokenVersion)
                || !answer.readAt().plus(LIFETIME).isAfter(now)) {
            long before = changes.get();
            answer = new Known(organization, users.standing(organization, user), now, tokenVersion);
            if (known.size() >= MOST_USERS) {
                known.values().removeIf(old -> !old.readAt().plus(LIFETIME).isAfter(now));
            }
            known.put(user, answer);
            if (changes.get() != before) {
                // Read before an organization's status changed and kept after it: nobody would forget it again.
                known.remove(user);
            }
        }
        return answer.standing();
    }

    /**
     * An answer.
     *
     * @param organization of the person
     * @param standing empty for somebody who may not act
     * @param readAt when it was read
     * @param asked version of the token it was read for; the same token does not make it read again
     */
    private record Known(OrganizationId organization, Optional<Standing> standing, Instant readAt, int asked) {

        boolean isOlderThan(int tokenVersion) {
            return tokenVersion > asked
                    && standing.map(Standing::securityVersion)
                            .filter(version -> version >= tokenVersion)
                            .isEmpty();
        }
    }
}
