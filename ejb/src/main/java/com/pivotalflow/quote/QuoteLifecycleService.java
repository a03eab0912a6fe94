package com.pivotalflow.quote;

import com.pivotalflow.change.Precondition;
import com.pivotalflow.delivery.MintedLink;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.quote.lifecycle.QuoteOperation;
import com.pivotalflow.quote.link.SendQuote;
import com.pivotalflow.quote.print.PrintedQuote;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.terms.QuoteReason;
import com.pivotalflow.quote.terms.ReviseQuote;
import com.pivotalflow.quote.terms.SubmitQuote;
import com.pivotalflow.quote.trail.QuoteTrail;
import com.pivotalflow.quote.view.QuoteView;
import com.pivotalflow.quote.view.SentQuote;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves quotes from one status to another, one transaction each: the quote is locked, the table of transitions asked,
 * the effect applied, its events and one audit entry left.
 */
@Stateless
@PermitAll
@InTenant
public class QuoteLifecycleService {

    @Inject
    QuoteReading reading;

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteSubmission submission;

    @Inject
    QuoteIssuing issuing;

    @Inject
    QuoteTrail trail;

    @Inject
    Clock clock;

    /**
     * Hands a draft in: to those whose approval a rule asks for, or straight to approved.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code
     *     INVALID_STATUS_TRANSITION}; {@code VALIDITY_PASSED}, {@code NO_INCLUDED_LINES}, {@code
     *     DISCOUNT_EXCEEDS_MINIMUM_SELECTION}, {@code APPROVAL_NO_ELIGIBLE_APPROVER}
     */
    public QuoteView submit(Caller caller, QuoteId id, Precondition precondition, SubmitQuote command) {
        return move(
                caller,
                id,
                precondition,
                QuoteOperation.SUBMIT,
                command.note(),
                (found, before, now) -> submission.submit(caller, found, before, command.note(), now));
    }

    /**
     * Takes a quote back to draft before it is sent.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code
     *     INVALID_STATUS_TRANSITION}
     */
    public QuoteView withdraw(Caller caller, QuoteId id, Precondition precondition, QuoteReason command) {
        return move(
                caller,
                id,
                precondition,
                QuoteOperation.WITHDRAW,
                command.reason(),
                (found, before, now) -> submission.withdraw(caller, found, command.reason(), now));
    }

    /**
     * Freezes an approved quote as its next version, in front of the customer.
     *
     * @param printed its print, made by {@link QuotePrintService#forSending} before this transaction
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code
     *     INVALID_STATUS_TRANSITION}; {@code VALIDITY_PASSED}, {@code RECIPIENT_REQUIRED}; {@code APPROVAL_OUTDATED};
     *     {@code ETAG_MISMATCH} too when it is not what was printed any more
     */
    public SentQuote send(
            Caller caller, QuoteId id, Precondition precondition, SendQuote command, PrintedQuote printed) {
        List<MintedLink> links = new ArrayList<>();
        QuoteView sent = move(
                caller,
                id,
                precondition,
                QuoteOperation.SEND,
                null,
                (found, before, now) -> links.addAll(issuing.send(caller, found, before, command, printed, now)));
        return new SentQuote(sent, links);
    }

    /**
     * Gives a quote up for good; a version that the customer has in hand is withdrawn.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code
     *     INVALID_STATUS_TRANSITION}; {@code REASON_REQUIRED} when the customer has a version in hand
     */
    public QuoteView cancel(Caller caller, QuoteId id, Precondition precondition, QuoteReason command) {
        return move(
                caller,
                id,
                precondition,
                QuoteOperation.CANCEL,
                command.reason(),
                (found, before, now) -> issuing.cancel(caller, found, command.reason(), now));
    }

    /**
     * Starts the next version from what was sent last, with the prices it had or with those of today's cards.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code REVISION_EXISTS}, {@code
     *     INVALID_STATUS_TRANSITION}; {@code PRICE_UNRESOLVED} and {@code CALCULATION_REJECTED} when prices are to be
     *     found anew
     */
    public QuoteView revise(Caller caller, QuoteId id, Precondition precondition, ReviseQuote command) {
        return move(
                caller,
                id,
                precondition,
                QuoteOperation.REVISE,
                command.reason(),
                (found, before, now) -> issuing.revise(caller, found, command, now));
    }

    /**
     * Gives the next version up and goes back to what was sent.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code NO_REVISION}
     */
    public QuoteView discardRevision(Caller caller, QuoteId id, Precondition precondition) {
        return move(
                caller,
                id,
                precondition,
                QuoteOperation.DISCARD_REVISION,
                null,
                (found, before, now) -> issuing.discardRevision(caller, found, now));
    }

    /** What an operation does to a quote that it may be applied to. */
    private interface Effect {
        void apply(FoundQuote found, QuoteView before, Instant now);
    }

    private QuoteView move(
            Caller caller,
            QuoteId id,
            Precondition precondition,
            QuoteOperation operation,
            @Nullable String reason,
            Effect effect) {
        FoundQuote found = reading.found(caller, id, precondition);
        operation.require(found.standing(), caller);
        Quote quote = found.quote();
        QuoteViews whole = QuoteViews.whole(caller);
        KnownNames names = found.names();
        QuoteView before = whole.quote(quote, found.context(), names);
        effect.apply(found, before, clock.instant());
        quotes.flush(caller.organization());
        QuoteContext context = reading.context(caller, quote);
        trail.moved(caller, operation, before, whole.quote(quote, context, names), reason);
        return new QuoteViews(caller).quote(quote, context, names);
    }
}
