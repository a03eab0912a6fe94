package com.pivotalflow.quote;

import com.pivotalflow.change.Precondition;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.quote.decision.Evidence;
import com.pivotalflow.quote.decision.RecordAcceptance;
import com.pivotalflow.quote.decision.RecordRejection;
import com.pivotalflow.quote.lifecycle.Actor;
import com.pivotalflow.quote.lifecycle.QuoteOperation;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.view.QuoteView;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Takes decisions of customers that staff learned of outside. */
@Stateless
@PermitAll
@InTenant
public class QuoteDecisionService {

    @Inject
    QuoteReading reading;

    @Inject
    QuoteChoosing choosing;

    @Inject
    QuoteDecisions decisions;

    @Inject
    QuoteMovement movement;

    @Inject
    Clock clock;

    /**
     * Records that the customer said yes.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code QUOTE_ALREADY_DECIDED},
     *     {@code QUOTE_EXPIRED}, {@code INVALID_STATUS_TRANSITION}, {@code QUOTE_UNDER_REVISION}; {@code
     *     SELECTION_INVALID}
     */
    public QuoteView accept(Caller caller, QuoteId id, Precondition precondition, RecordAcceptance command) {
        FoundQuote found = reading.found(caller, id, precondition);
        Instant now = clock.instant();
        requireOpen(caller, found, QuoteOperation.ACCEPT, now);
        ChosenContent chosen = choosing.choose(issued(found), command.selection());
        Evidence evidence =
                Evidence.outside(caller, command.channel(), command.reference(), command.name(), command.role());
        Actor actor = Actor.staff(caller);
        QuoteContext context = movement.apply(
                actor, QuoteOperation.ACCEPT, found, null, () -> decisions.accept(actor, found, chosen, evidence, now));
        return new QuoteViews(caller).quote(found.quote(), context, found.names());
    }

    /**
     * Records that the customer said no.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code QUOTE_ALREADY_DECIDED},
     *     {@code QUOTE_EXPIRED}, {@code INVALID_STATUS_TRANSITION}, {@code QUOTE_UNDER_REVISION}; {@code
     *     REASON_REQUIRED}
     */
    public QuoteView reject(Caller caller, QuoteId id, Precondition precondition, RecordRejection command) {
        FoundQuote found = reading.found(caller, id, precondition);
        Instant now = clock.instant();
        requireOpen(caller, found, QuoteOperation.REJECT, now);
        String reason = command.reason();
        if (reason == null) {
            throw new DomainException(Refusal.INVALID, "REASON_REQUIRED", "Say why the customer declined.");
        }
        Evidence evidence =
                Evidence.outside(caller, command.channel(), command.reference(), command.name(), command.role());
        Actor actor = Actor.staff(caller);
        QuoteContext context = movement.apply(
                actor,
                QuoteOperation.REJECT,
                found,
                reason,
                () -> decisions.reject(actor, found, evidence, reason, now));
        return new QuoteViews(caller).quote(found.quote(), context, found.names());
    }

    private static void requireOpen(Caller caller, FoundQuote found, QuoteOperation operation, Instant now) {
        DecisionGate.requireDecidable(found.context().issued(), now);
        operation.require(found.standing(), caller);
        DecisionGate.requireNotHeld(found);
    }

    private static QuoteVersion issued(FoundQuote found) {
        QuoteVersion issued = found.context().issued();
        if (issued == null) {
            throw new IllegalStateException("a decision is on a version");
        }
        return issued;
    }
}
