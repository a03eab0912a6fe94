package com.pivotalflow.quote;

import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.quote.lifecycle.DecisionOutcome;
import com.pivotalflow.quote.lifecycle.VersionState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What keeps a version from being shown or decided, each with its own word, in the order of the specification 11.4. */
final class DecisionGate {

    private DecisionGate() {}

    /**
     * Demands that a customer may see the version: it is open, or decided on and shown as a receipt.
     *
     * @throws DomainException {@code QUOTE_SUPERSEDED}, {@code QUOTE_WITHDRAWN}, {@code QUOTE_EXPIRED}
     */
    static void requireShown(QuoteVersion version, Instant now) {
        if (!version.isDecided()) {
            requireInForce(version, now);
        }
    }

    /**
     * Demands that the version can still be decided.
     *
     * @throws DomainException {@code QUOTE_ALREADY_DECIDED} with {@code outcome} and {@code decidedAt}; {@code
     *     QUOTE_SUPERSEDED}, {@code QUOTE_WITHDRAWN}, {@code QUOTE_EXPIRED}
     */
    static void requireOpen(QuoteVersion version, Instant now) {
        requireUndecided(version);
        requireInForce(version, now);
    }

    private static void requireUndecided(QuoteVersion version) {
        if (version.isDecided()) {
            boolean isYes = version.state() == VersionState.ACCEPTED;
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("outcome", isYes ? DecisionOutcome.ACCEPTED.wireName() : DecisionOutcome.REJECTED.wireName());
            version.decidedAt().ifPresent(at -> members.put("decidedAt", at));
            throw new DomainException(
                    Refusal.CONFLICT,
                    "QUOTE_ALREADY_DECIDED",
                    isYes ? "The quote was accepted before." : "The quote was declined before.",
                    List.of(),
                    members);
        }
    }

    private static void requireInForce(QuoteVersion version, Instant now) {
        if (version.state() == VersionState.SUPERSEDED) {
            throw gone("QUOTE_SUPERSEDED", "A newer version took the place of this one.");
        }
        if (version.state() == VersionState.CANCELLED) {
            throw gone("QUOTE_WITHDRAWN", "The quote was taken back.");
        }
        requireInTime(version, now);
    }

    /**
     * Demands that the time for a decision is not over, whether or not somebody noted that already.
     *
     * @throws DomainException {@code QUOTE_EXPIRED}
     */
    private static void requireInTime(QuoteVersion version, Instant now) {
        if (version.state() == VersionState.EXPIRED || !now.isBefore(version.deadline())) {
            throw gone("QUOTE_EXPIRED", "The time for a decision is over.");
        }
    }

    /**
     * Demands of a decision that staff bring what the table of transitions has no word for.
     *
     * @param version that was sent last; absent when none was
     * @throws DomainException {@code QUOTE_ALREADY_DECIDED}, {@code QUOTE_EXPIRED}
     */
    static void requireDecidable(@Nullable QuoteVersion version, Instant now) {
        if (version == null) {
            return;
        }
        requireUndecided(version);
        if (version.state().isOpen() || version.state() == VersionState.EXPIRED) {
            requireInTime(version, now);
        }
    }

    /**
     * Demands that the version in hand is not held back while the next one is prepared.
     *
     * @throws DomainException {@code QUOTE_UNDER_REVISION}
     */
    static void requireNotHeld(FoundQuote found) {
        if (found.standing().isRevision() && found.quote().progress().holdsIssued()) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "QUOTE_UNDER_REVISION",
                    "A new version is being prepared; this one can't be decided meanwhile.");
        }
    }

    private static DomainException gone(String code, String detail) {
        return new DomainException(Refusal.GONE, code, detail);
    }
}
