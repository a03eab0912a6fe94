package com.pivotalflow.approval;

import com.pivotalflow.change.Precondition;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who may decide in a round, and when it is too late. */
@ApplicationScoped
class DecisionRules {

    /** All of them are needed. */
    static final List<String> NEEDED_PERMISSIONS = List.of("approvals.decide", "quotes.approve");

    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_COMMENT = 1000;

    @Inject
    ApproverRepository approvers;

    @Inject
    Clock clock;

    static boolean mayDecide(Caller caller) {
        return NEEDED_PERMISSIONS.stream().allMatch(caller::may);
    }

    /**
     * Demands that the caller may decide now.
     *
     * @param round locked by this transaction
     * @param tally approvals of each of its rules
     * @return the open rules of the present level that the caller may decide, at least one
     * @throws DomainException {@code PERMISSION_DENIED}; as {@link Precondition#require}; {@code
     *     APPROVAL_ALREADY_DECIDED}, {@code APPROVAL_SELF}, {@code APPROVAL_NOT_ELIGIBLE}, {@code APPROVAL_OUTDATED}
     */
    List<UUID> require(Caller caller, ApprovalRound round, Tally tally, Precondition precondition, Decision said) {
        NEEDED_PERMISSIONS.forEach(caller::require);
        requireUndecided(caller, round, precondition);
        if (round.isRequestedBy(caller.user())
                || said.authors().contains(caller.user().value())) {
            throw new DomainException(
                    Refusal.FORBIDDEN, "APPROVAL_SELF", "Whoever wrote or submitted the content does not approve it.");
        }
        Set<UUID> asWhom = approvers.approversOf(caller.organization(), caller.user(), clock.instant());
        List<UUID> counting = round.openRules(tally).stream()
                .filter(rule -> rule.isFor(asWhom))
                .map(ApprovalRoundRule::id)
                .toList();
        if (counting.isEmpty()) {
            throw new DomainException(
                    Refusal.FORBIDDEN,
                    "APPROVAL_NOT_ELIGIBLE",
                    "At level %d others are asked to decide.".formatted(round.currentLevel()));
        }
        if (!round.isAbout(said.currentDigest())) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "APPROVAL_OUTDATED",
                    "The content is not what was submitted; it has to be submitted again.");
        }
        return counting;
    }

    /** Of two decisions at once on the last open slot, the later one is told that, and not that its copy is old. */
    private static void requireUndecided(Caller caller, ApprovalRound round, Precondition precondition) {
        boolean isDecided = !round.isPending() || round.hasWordOf(caller.user());
        try {
            precondition.require(round.version(), round.tag());
        } catch (DomainException flaw) {
            if (!isDecided || flaw.refusal() != Refusal.OUTDATED) {
                throw flaw;
            }
        }
        if (isDecided) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "APPROVAL_ALREADY_DECIDED",
                    round.isPending() ? "You have decided in this round already." : "This round has ended.");
        }
    }

    /** Demands a remark, if there is one, that can be kept. */
    static void requireComment(Decision said) {
        if (said.comment() != null && length(said.comment()) > LONGEST_COMMENT) {
            throw new InvalidInputException(List.of(new FieldError(
                    "/comment", "LENGTH", "A comment has at most %d characters.".formatted(LONGEST_COMMENT))));
        }
    }

    /** Demands the reason for a rejection. */
    static String requireReason(Decision said) {
        String reason = said.comment();
        if (reason == null || length(reason) < SHORTEST_REASON || length(reason) > LONGEST_COMMENT) {
            throw new DomainException(
                    Refusal.INVALID,
                    "REASON_REQUIRED",
                    "A rejection needs a reason of %d to %d characters.".formatted(SHORTEST_REASON, LONGEST_COMMENT));
        }
        return reason;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
