package com.pivotalflow.quote.lifecycle;

import static com.pivotalflow.quote.lifecycle.QuoteStatus.ACCEPTED;
import static com.pivotalflow.quote.lifecycle.QuoteStatus.APPROVED;
import static com.pivotalflow.quote.lifecycle.QuoteStatus.CANCELLED;
import static com.pivotalflow.quote.lifecycle.QuoteStatus.DRAFT;
import static com.pivotalflow.quote.lifecycle.QuoteStatus.EXPIRED;
import static com.pivotalflow.quote.lifecycle.QuoteStatus.PENDING;
import static com.pivotalflow.quote.lifecycle.QuoteStatus.REJECTED;
import static com.pivotalflow.quote.lifecycle.QuoteStatus.SENT;
import static com.pivotalflow.quote.lifecycle.QuoteStatus.VIEWED;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What can be done to a quote: the table of transitions (specification 3). Nothing else moves a quote from one status to
 * another, and every service asks here first.
 */
public enum QuoteOperation {
    /** Hand in for approval; straight to approved when no rule asks for one. */
    SUBMIT(
            row("T2", EnumSet.of(DRAFT), EnumSet.of(PENDING), "quotes.update", "approvals.request"),
            row("T3", EnumSet.of(DRAFT), EnumSet.of(APPROVED), "quotes.update", "approvals.request")),
    /** Give the last approval that was asked for. */
    APPROVE(false, row("T5", EnumSet.of(PENDING), EnumSet.of(APPROVED), "approvals.decide", "quotes.approve")),
    /** Refuse approval. */
    REJECT_APPROVAL(false, row("T6", EnumSet.of(PENDING), EnumSet.of(DRAFT), "approvals.decide", "quotes.approve")),
    /** Take back before sending. */
    WITHDRAW(row("T7", EnumSet.of(PENDING, APPROVED), EnumSet.of(DRAFT), "quotes.update")),
    /** Change what was approved; the approval is void. */
    AMEND(false, row("T8", EnumSet.of(APPROVED), EnumSet.of(DRAFT), "quotes.update")),
    /** Put in front of the customer. */
    SEND(row("T9", EnumSet.of(APPROVED), EnumSet.of(SENT), "quotes.send")),
    /** Open what was sent. */
    VIEW(false, row("T11", EnumSet.of(SENT), EnumSet.of(VIEWED))),
    /** Record the customer's yes; a next version that is being prepared is given up by it. */
    ACCEPT(
            row("T12", EnumSet.of(SENT, VIEWED), EnumSet.of(ACCEPTED), "quotes.send"),
            row(
                    "T12",
                    EnumSet.of(DRAFT, PENDING, APPROVED),
                    EnumSet.of(ACCEPTED),
                    QuoteStanding::hasOpenVersion,
                    "quotes.send")),
    /** Record the customer's no; a next version that is being prepared goes on. */
    REJECT(
            row("T13", EnumSet.of(SENT, VIEWED), EnumSet.of(REJECTED), "quotes.send"),
            row(
                    "T13",
                    EnumSet.of(DRAFT, PENDING, APPROVED),
                    EnumSet.of(DRAFT, PENDING, APPROVED),
                    QuoteStanding::hasOpenVersion,
                    "quotes.send")),
    /** Let the time for a decision run out. */
    EXPIRE(false, row("T14", EnumSet.of(SENT, VIEWED), EnumSet.of(EXPIRED))),
    /** Start the next version. */
    REVISE(row("T16", EnumSet.of(SENT, VIEWED, REJECTED, EXPIRED), EnumSet.of(DRAFT), "quotes.update")),
    /** Go back to what was sent. */
    DISCARD_REVISION(row(
            "T17",
            EnumSet.of(DRAFT, PENDING, APPROVED),
            EnumSet.of(SENT, VIEWED, REJECTED, EXPIRED),
            QuoteStanding::isRevision,
            "quotes.update")),
    /** Give up; what the customer has in hand is withdrawn by those who may send. */
    CANCEL(
            row(
                    "T4",
                    EnumSet.of(DRAFT),
                    EnumSet.of(CANCELLED),
                    Predicate.not(QuoteStanding::hasOpenVersion),
                    "quotes.update"),
            row(
                    "T4",
                    EnumSet.of(DRAFT),
                    EnumSet.of(CANCELLED),
                    QuoteStanding::hasOpenVersion,
                    "quotes.update",
                    "quotes.send"),
            row(
                    "T10",
                    EnumSet.of(APPROVED),
                    EnumSet.of(CANCELLED),
                    Predicate.not(QuoteStanding::hasOpenVersion),
                    "quotes.update"),
            row(
                    "T10",
                    EnumSet.of(APPROVED),
                    EnumSet.of(CANCELLED),
                    QuoteStanding::hasOpenVersion,
                    "quotes.update",
                    "quotes.send"),
            row("T15", EnumSet.of(SENT, VIEWED), EnumSet.of(CANCELLED), "quotes.send")),
    /** Remove a draft that was never sent. */
    DELETE(row("T18", EnumSet.of(DRAFT), EnumSet.of(DRAFT), Predicate.not(QuoteStanding::wasSent), "quotes.delete"));

    private final boolean isOffered;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<Transition> transitions;

    QuoteOperation(Transition... transitions) {
        this(true, transitions);
    }

    QuoteOperation(boolean isOffered, Transition... transitions) {
        this.isOffered = isOffered;
        this.transitions = List.of(transitions);
    }

    private static Transition row(String rule, Set<QuoteStatus> from, Set<QuoteStatus> to, String... permissions) {
        return row(rule, from, to, standing -> true, permissions);
    }

    private static Transition row(
            String rule,
            Set<QuoteStatus> from,
            Set<QuoteStatus> to,
            Predicate<QuoteStanding> when,
            String... permissions) {
        return new Transition(rule, from, to, when, List.of(permissions));
    }

    /** The name in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rows of the table that it stands for. */
    public List<Transition> transitions() {
        return transitions;
    }

    /** The operations that staff are offered on the quote itself and that are open to this caller, by their names. */
    public static List<String> allowed(QuoteStanding standing, Caller caller) {
        return Arrays.stream(values())
                .filter(operation -> operation.isOffered)
                .filter(operation -> operation.transitions.stream()
                        .anyMatch(row -> row.startsFrom(standing) && row.isOpenTo(caller)))
                .map(QuoteOperation::wireName)
                .toList();
    }

    /**
     * Demands that the operation is open where the quote stands, and to the caller.
     *
     * @throws DomainException {@code INVALID_STATUS_TRANSITION} with {@code from}, {@code operation} and {@code
     *     allowed}; {@code REVISION_EXISTS}, {@code NO_REVISION}, {@code QUOTE_NOT_DELETABLE} where the specification
     *     has a word of its own; {@code PERMISSION_DENIED}
     */
    public void require(QuoteStanding standing, Caller caller) {
        List<Transition> rows =
                transitions.stream().filter(row -> row.startsFrom(standing)).toList();
        if (rows.isEmpty()) {
            throw refusal(standing, caller);
        }
        if (rows.stream().noneMatch(row -> row.isOpenTo(caller))) {
            rows.get(0).permissions().forEach(caller::require);
        }
    }

    private DomainException refusal(QuoteStanding standing, Caller caller) {
        if (this == DELETE) {
            return new DomainException(
                    Refusal.CONFLICT, "QUOTE_NOT_DELETABLE", "Only a draft that was never sent can be deleted.");
        }
        if (this == REVISE && standing.isRevision()) {
            return new DomainException(
                    Refusal.CONFLICT, "REVISION_EXISTS", "The next version of this quote is being prepared already.");
        }
        if (this == DISCARD_REVISION) {
            return new DomainException(
                    Refusal.CONFLICT, "NO_REVISION", "No next version of this quote is being prepared.");
        }
        return new DomainException(
                Refusal.CONFLICT,
                "INVALID_STATUS_TRANSITION",
                "The quote is " + standing.status().wireName() + ": it can't "
                        + wireName().replace('_', ' ') + " now.",
                List.of(),
                Map.of(
                        "from", standing.status().wireName(),
                        "operation", wireName(),
                        "allowed", allowed(standing, caller)));
    }
}
