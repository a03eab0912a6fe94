package com.pivotalflow.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whom somebody is here that an external issuer vouches for. What they may do is ours to say, never the token's. Each
 * answer is remembered for a few seconds, so that a withdrawn right ends within five.
 */
@ApplicationScoped
public class ExternalPeople {

    private static final Duration LIFETIME = Duration.ofSeconds(4);
    private static final int MOST_PEOPLE = 20_000;

    @Inject
    LoginCandidateService candidates;

    @Inject
    UserService users;

    @Inject
    Clock clock;

    private final Map<Name, Known> known = new ConcurrentHashMap<>();

    /**
     * The active person of an active organization with this address.
     *
     * @param organization its slug
     * @param email without regard to case
     */
    public Optional<Account> find(String organization, String email) {
        Name name = new Name(organization, email.toLowerCase(Locale.ROOT));
        Instant now = clock.instant();
        Known answer = known.get(name);
        if (answer == null || answer.isOldAt(now)) {
            answer = new Known(read(name), now);
            if (known.size() >= MOST_PEOPLE) {
                known.values().removeIf(old -> old.isOldAt(now));
            }
            if (known.size() < MOST_PEOPLE) {
                known.put(name, answer);
            }
        }
        return answer.account();
    }

    private Optional<Account> read(Name name) {
        List<LoginCandidate> found = candidates.byEmail(name.email(), name.organization());
        return found.stream().findFirst().flatMap(one -> users.account(one.organization(), one.user()));
    }

    private record Name(String organization, String email) {}

    private record Known(Optional<Account> account, Instant readAt) {

        boolean isOldAt(Instant now) {
            return !readAt.plus(LIFETIME).isAfter(now);
        }
    }
}
