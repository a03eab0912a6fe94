package com.pivotalflow.idempotency;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives each keyed request one effect and one answer. */
@Stateless
@PermitAll
@InTenant
public class IdempotencyService {

    private static final Duration LIFETIME = Duration.ofHours(24);

    @Inject
    IdempotencyRepository answers;

    @Inject
    Clock clock;

    /**
     * Does the work and stores its answer in one transaction, or gives the answer that an earlier call stored. Work that
     * fails leaves nothing behind, so the key may be used again.
     *
     * @param work runs at most once, in this transaction
     * @throws DomainException {@code IDEMPOTENCY_IN_PROGRESS} while the first call still runs; {@code
     *     IDEMPOTENCY_KEY_REUSED} when the key was used for another request; whatever the work throws
     */
    public Outcome once(Caller caller, IdempotentCall call, Supplier<StoredAnswer> work) {
        return once(caller.organization(), Principal.of(caller), call, work);
    }

    /** As {@link #once(Caller, IdempotentCall, Supplier)}, for whoever sends the request. */
    public Outcome once(
            OrganizationId organization, Principal principal, IdempotentCall call, Supplier<StoredAnswer> work) {
        boolean isAlone = answers.lock(organization, principal, call);
        Instant now = clock.instant();
        Optional<IdempotencyRepository.Kept> kept = answers.find(organization, principal, call);
        // Before the lock counts: who only reads the answer keeps nobody else from reading it.
        if (kept.isPresent() && kept.get().until().isAfter(now)) {
            return replay(call, kept.get());
        }
        if (!isAlone) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "IDEMPOTENCY_IN_PROGRESS",
                    "The first request with this key is still running; try again in a second.",
                    List.of(),
                    Map.of("retryAfter", 1));
        }
        if (kept.isPresent()) {
            answers.forget(organization, principal, call);
        }
        StoredAnswer answer = work.get();
        answers.keep(organization, principal, call, answer, now, now.plus(LIFETIME));
        return new Outcome(answer, false);
    }

    /**
     * Removes answers of the organization whose day is over.
     *
     * @param limit at most so many, so that the transaction stays short
     * @return how many there were
     */
    public int purge(OrganizationId organization, int limit) {
        return answers.removeExpired(organization, clock.instant(), limit);
    }

    private static Outcome replay(IdempotentCall call, IdempotencyRepository.Kept kept) {
        if (!kept.fingerprint().equals(call.fingerprint())) {
            throw new DomainException(
                    Refusal.INVALID,
                    "IDEMPOTENCY_KEY_REUSED",
                    "This key was used for another request; take a new key for each request.");
        }
        return new Outcome(kept.answer(), true);
    }

    /**
     * What a keyed request came to.
     *
     * @param answer to be sent
     * @param isReplayed whether an earlier request had the effect
     */
    public record Outcome(StoredAnswer answer, boolean isReplayed) {}
}
