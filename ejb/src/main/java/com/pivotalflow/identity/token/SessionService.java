package com.pivotalflow.identity.token;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.audit.CurrentOrigin;
import com.pivotalflow.identity.token.RefreshTokenRepository.Presented;
import com.pivotalflow.identity.token.RefreshTokenRepository.Stamp;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sessions: each is a family of refresh tokens, of which only the newest is good. A token that comes twice was stolen, by
 * whoever came first or second, and ends the session for both.
 */
@Stateless
@PermitAll
@InTenant
public class SessionService {

    private static final String SESSION = "Session";

    /** How long it can be asked what became of a token. */
    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    RefreshTokenRepository tokens;

    @Inject
    AuditService audit;

    @Inject
    CurrentOrigin origin;

    @Inject
    Clock clock;

    /** Begins a session. */
    public OpenedSession open(OrganizationId organization, UserId user) {
        return next(organization, user, Ids.next(), 0);
    }

    /** Takes a token in and gives the next one, or ends the session when the token was used before. */
    public Renewal renew(OrganizationId organization, UUID token) {
        Instant now = clock.instant();
        Optional<Presented> found = tokens.lock(organization, token, now);
        if (found.isEmpty()) {
            return Renewal.refused();
        }
        Presented presented = found.get();
        if (presented.isUsed()) {
            tokens.end(organization, presented.user(), presented.family(), null, SessionEnd.REUSE, now);
            audit.recordOf(
                    organization, presented.user(), Change.event("auth.refresh_reused", SESSION, presented.family()));
            return Renewal.reused(presented.user());
        }
        if (presented.isOver()) {
            return Renewal.refused();
        }
        tokens.use(organization, token, now);
        return Renewal.renewed(next(organization, presented.user(), presented.family(), presented.generation() + 1));
    }

    /** Ends the session that a token belongs to; does nothing when it is no token of a session that goes on. */
    public void signOut(OrganizationId organization, UUID token) {
        Instant now = clock.instant();
        Optional<Presented> found = tokens.lock(organization, token, now);
        if (found.isEmpty()) {
            return;
        }
        UserId user = found.get().user();
        UUID family = found.get().family();
        if (tokens.end(organization, user, family, null, SessionEnd.LOGOUT, now) > 0) {
            audit.recordOf(organization, user, Change.event("auth.logout", SESSION, family));
        }
    }

    /** Ends all sessions of a person but one. Writes no audit entry: whoever asks for it says why. */
    public void endAll(OrganizationId organization, UserId user, @Nullable UUID except, SessionEnd reason) {
        tokens.end(organization, user, null, except, reason, clock.instant());
    }

    /** The caller's sessions that go on, the one used last first. */
    public List<SessionView> list(Caller caller) {
        return tokens.live(caller.organization(), caller.user(), origin.get().session(), clock.instant());
    }

    /**
     * Ends one of the caller's sessions.
     *
     * @throws NotFoundException {@code SESSION_NOT_FOUND} when it is none of the caller's, or over
     */
    public void close(Caller caller, UUID family) {
        int ended = tokens.end(
                caller.organization(), caller.user(), family, null, SessionEnd.SESSION_CLOSED, clock.instant());
        if (ended == 0) {
            throw new NotFoundException("SESSION");
        }
        audit.record(caller, Change.event("auth.session_closed", SESSION, family));
    }

    /**
     * Removes tokens that ended a month ago.
     *
     * @param limit at most so many
     * @return how many there were
     */
    public int purge(OrganizationId organization, int limit) {
        return tokens.removeExpired(organization, clock.instant().minus(KEPT), limit);
    }

    private OpenedSession next(OrganizationId organization, UserId user, UUID family, int generation) {
        SecretToken token = SecretToken.make();
        Instant now = clock.instant();
        Instant expiresAt =
                tokens.add(organization, user, family, generation, token.hash(), new Stamp(now, origin.get()));
        return new OpenedSession(family, user, token, expiresAt, Duration.between(now, expiresAt));
    }
}
