package com.pivotalflow.quote;

import com.pivotalflow.approval.ApprovalService;
import com.pivotalflow.approval.RoundStanding;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Finds quotes with what belongs to them, and shows them. */
@ApplicationScoped
class QuoteReading {

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteVersionRepository versions;

    @Inject
    OrganizationService organizations;

    @Inject
    ApprovalService approvals;

    @Inject
    Clock clock;

    /**
     * Finds a quote and keeps it from being changed by others until the transaction ends.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}
     */
    FoundQuote found(Caller caller, QuoteId id, Precondition precondition) {
        Quote quote = quotes.findForChange(caller.organization(), id).orElseThrow(() -> new NotFoundException("QUOTE"));
        QuoteContext context = context(caller, quote);
        String tag = EntityTag.of(quote.version(), QuoteViews.fingerprint(caller, context.standing(quote)));
        precondition.require(quote.version(), tag);
        return new FoundQuote(quote, context, names(caller, quote));
    }

    /**
     * What belongs to the quote: one statement more for what was sent, one for what was submitted, and one for what was
     * accepted.
     */
    QuoteContext context(Caller caller, Quote quote) {
        QuoteProgress progress = quote.progress();
        return new QuoteContext(
                progress.currentVersion()
                        .flatMap(id -> versions.find(caller.organization(), id))
                        .orElse(null),
                progress.approvalMode()
                        .map(mode -> approval(caller, quote, mode))
                        .orElse(null),
                progress.status() == QuoteStatus.ACCEPTED
                        ? quotes.conversions(caller.organization(), quote.quoteId())
                        : null,
                clock.instant());
    }

    private QuoteView.Approval approval(Caller caller, Quote quote, ApprovalMode mode) {
        Optional<RoundStanding> round = mode == ApprovalMode.REQUIRED
                ? approvals.standing(caller.organization(), quote.id())
                : Optional.empty();
        return new QuoteView.Approval(
                mode,
                round.map(RoundStanding::id).orElse(null),
                round.map(RoundStanding::status).orElse(null));
    }

    /** What its rows name. */
    KnownNames names(Caller caller, Quote quote) {
        return names(caller.organization(), quote);
    }

    private KnownNames names(OrganizationId organization, Quote quote) {
        return new KnownNames(
                organizations.currency(organization, quote.currencyCode()),
                organizations.currency(organization, quote.exchange().baseCurrency()),
                quotes.taxClasses(organization));
    }

    /** The hash that the working content would have if it were sent with the names of the version. */
    byte[] contentHash(Quote quote, QuoteVersion version) {
        KnownNames names = names(quote.organization(), quote).as(version);
        QuoteView whole = QuoteTrail.whole(quote.organization())
                .quote(quote, new QuoteContext(version, null, clock.instant()), names);
        return CanonicalDocument.of(QuoteSealing.document(quote, whole, version.parties()))
                .hash();
    }

    /** Shows it with everything that was stored. */
    QuoteView view(QuoteViews views, Caller caller, Quote quote) {
        return views.quote(quote, context(caller, quote), names(caller, quote));
    }
}
