package com.pivotalflow.quote;

import com.pivotalflow.approval.ApprovalRoundView;
import com.pivotalflow.approval.ApprovalRuleService;
import com.pivotalflow.approval.ApprovalService;
import com.pivotalflow.approval.ApprovalSubject;
import com.pivotalflow.approval.Decided;
import com.pivotalflow.approval.Decision;
import com.pivotalflow.approval.RoundStatus;
import com.pivotalflow.approval.RuleSimulation;
import com.pivotalflow.approval.SimulateRules;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.quote.lifecycle.Actor;
import com.pivotalflow.quote.lifecycle.QuoteOperation;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.trail.QuoteTrail;
import com.pivotalflow.quote.view.QuoteView;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides on quotes that wait for approval: round and quote move in one transaction, the quote locked first, so that
 * nobody changes it meanwhile.
 */
@Stateless
@PermitAll
@InTenant
public class QuoteApprovalService {

    @Inject
    QuoteReading reading;

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteSubmission submission;

    @Inject
    QuoteFacts facts;

    @Inject
    ApprovalService approvals;

    @Inject
    ApprovalRuleService rules;

    @Inject
    OrganizationService organizations;

    @Inject
    QuoteVersionService versions;

    @Inject
    QuoteTrail trail;

    @Inject
    Clock clock;

    /**
     * A round; while it decides on a further version, with what that version changes.
     *
     * @throws NotFoundException {@code APPROVAL_NOT_FOUND}
     */
    public ApprovalRoundView get(Caller caller, UUID round) {
        ApprovalRoundView view = approvals.get(caller, round);
        return view.status() == RoundStatus.PENDING && view.entityType() == ApprovalSubject.QUOTE
                ? versions.changesSinceSent(caller, new QuoteId(view.entityId()))
                        .map(view::with)
                        .orElse(view)
                : view;
    }

    /**
     * Approves in the caller's name; the last approval that was asked for frees the quote for sending.
     *
     * @throws DomainException {@code APPROVAL_NOT_FOUND}; {@code PERMISSION_DENIED}; as
     *     {@link ApprovalService#approve}
     */
    public DecidedApproval approve(Caller caller, UUID round, Precondition precondition, @Nullable String comment) {
        return decide(
                caller,
                round,
                comment,
                said -> approvals.approve(caller, round, precondition, said),
                QuoteOperation.APPROVE);
    }

    /**
     * Refuses approval in the caller's name; the quote is a draft again.
     *
     * @throws DomainException {@code APPROVAL_NOT_FOUND}; {@code PERMISSION_DENIED}; as {@link ApprovalService#reject}
     */
    public DecidedApproval reject(Caller caller, UUID round, Precondition precondition, @Nullable String reason) {
        return decide(
                caller,
                round,
                reason,
                said -> approvals.reject(caller, round, precondition, said),
                QuoteOperation.REJECT_APPROVAL);
    }

    /**
     * Says which active rules match a quote as it is, or such values, and why.
     *
     * @throws DomainException {@code VALIDATION_FAILED} unless either a quote or values are stated, and exist; {@code
     *     PERMISSION_DENIED} when a quote is named by somebody who may see none
     */
    public RuleSimulation simulate(Caller caller, SimulateRules question) {
        UUID quoteId = question.quoteId();
        SimulateRules.Values values = question.values();
        if (values != null && quoteId == null) {
            return rules.simulate(caller, values);
        }
        if (values != null || quoteId == null) {
            throw invalid("/values", "REQUIRED", "State either a quote or values.");
        }
        caller.require("quotes.view");
        Quote quote = quotes.find(caller.organization(), new QuoteId(quoteId))
                .orElseThrow(() -> invalid("/quoteId", "REFERENCE_NOT_FOUND", "There is no such record."));
        return rules.simulate(
                caller, facts.of(caller, quote, reading.names(caller, quote).priceable(quote)));
    }

    private static InvalidInputException invalid(String pointer, String code, String detail) {
        return new InvalidInputException(List.of(new FieldError(pointer, code, detail)));
    }

    /** One of the two words that can be said. */
    private interface Word {
        Decided say(Decision said);
    }

    private DecidedApproval decide(
            Caller caller, UUID round, @Nullable String comment, Word word, QuoteOperation operation) {
        operation.transitions().get(0).permissions().forEach(caller::require);
        Quote quote = approvals
                .quoteOf(caller.organization(), round)
                .flatMap(id -> quotes.findForChange(caller.organization(), new QuoteId(id)))
                .orElseThrow(() -> new NotFoundException("APPROVAL"));
        QuoteContext context = reading.context(caller, quote);
        KnownNames names = reading.names(caller, quote);
        QuoteViews whole = QuoteViews.whole(caller);
        QuoteView before = whole.quote(quote, context, names);
        byte[] digest = submission.digest(quote, before, organizations.profile(caller.organization()));
        Decided decided = word.say(new Decision(digest, submission.authors(caller, quote), comment));
        if (decided.outcome() == Decided.Outcome.PROGRESSED) {
            quote.move(Actor.staff(caller), clock.instant());
            quotes.flush(caller.organization());
            trail.approvalProgressed(caller, whole.quote(quote, context, names), decided.round());
            return new DecidedApproval(decided.round(), quote.progress().status());
        }
        move(caller, quote, decided.outcome());
        QuoteView after = whole.quote(quote, reading.context(caller, quote), names);
        trail.moved(caller, operation, before, after, comment);
        return new DecidedApproval(decided.round(), quote.progress().status());
    }

    private void move(Caller caller, Quote quote, Decided.Outcome outcome) {
        Instant now = clock.instant();
        QuoteProgress progress = quote.move(Actor.staff(caller), now);
        if (outcome == Decided.Outcome.APPROVED) {
            progress.approve(caller.user(), now);
        } else {
            progress.returnToDraft();
        }
        quotes.flush(caller.organization());
    }
}
