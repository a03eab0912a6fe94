package com.pivotalflow.quote;

import com.pivotalflow.approval.ApprovalFacts;
import com.pivotalflow.approval.ApprovalService;
import com.pivotalflow.approval.Decided;
import com.pivotalflow.approval.Decision;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
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
    OrganizationService organizations;

    @Inject
    QuoteTrail trail;

    @Inject
    Clock clock;

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
     * What approval rules look at in the quote as it is: as selected, then the most that can be selected.
     *
     * @throws NotFoundException {@code QUOTE_NOT_FOUND}
     */
    public List<ApprovalFacts> facts(Caller caller, QuoteId id) {
        Quote quote = quotes.find(caller.organization(), id).orElseThrow(() -> new NotFoundException("QUOTE"));
        return facts.of(caller, quote, reading.names(caller, quote).priceable(quote));
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
        QuoteViews whole = QuoteTrail.whole(caller);
        QuoteView before = whole.quote(quote, context, names);
        byte[] digest = submission.digest(quote, before, organizations.profile(caller.organization()));
        Decided decided = word.say(new Decision(digest, submission.authors(caller, quote), comment));
        if (decided.outcome() == Decided.Outcome.PROGRESSED) {
            trail.approvalProgressed(caller, quote.id(), decided.round());
            return new DecidedApproval(decided.round(), quote.progress().status());
        }
        move(caller, quote, decided.outcome());
        QuoteView after = whole.quote(quote, reading.context(caller, quote), names);
        trail.moved(caller, before, after, comment);
        return new DecidedApproval(decided.round(), quote.progress().status());
    }

    private void move(Caller caller, Quote quote, Decided.Outcome outcome) {
        Instant now = clock.instant();
        QuoteProgress progress = quote.move(caller, now);
        if (outcome == Decided.Outcome.APPROVED) {
            progress.approve(caller.user(), now);
        } else {
            progress.returnToDraft();
        }
        quotes.flush(caller.organization());
    }
}
