package com.pivotalflow.quote;

import com.pivotalflow.approval.ApprovalService;
import com.pivotalflow.approval.RoundStanding;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.KnownCurrencies;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.quote.lifecycle.ApprovalMode;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.view.AcceptanceView;
import com.pivotalflow.quote.view.QuoteSealing;
import com.pivotalflow.quote.view.QuoteView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Finds quotes with what belongs to them, and shows them. */
@ApplicationScoped
class QuoteReading {

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteVersionRepository versions;

    @Inject
    AcceptanceRepository acceptances;

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
        String tag = EntityTag.of(quote.version(), context.standing(quote).fingerprint(caller));
        precondition.require(quote.version(), tag);
        return new FoundQuote(quote, context, names(caller, quote));
    }

    /**
     * Finds a quote as {@link #found(Caller, QuoteId, Precondition)}, for somebody who saw no state of it; empty when it
     * is not there.
     */
    Optional<FoundQuote> found(OrganizationId organization, QuoteId id) {
        return quotes.findForChange(organization, id)
                .map(quote -> new FoundQuote(quote, context(organization, quote), names(organization, quote)));
    }

    /**
     * What belongs to the quote: one statement more for what was sent, one for what was submitted, one for what the
     * customer said, and one for what was made of what was accepted.
     */
    QuoteContext context(Caller caller, Quote quote) {
        return context(caller.organization(), quote);
    }

    /** What belongs to the quote, whoever asks. */
    QuoteContext context(OrganizationId organization, Quote quote) {
        QuoteProgress progress = quote.progress();
        Optional<QuoteVersion> issued = progress.currentVersion().flatMap(id -> versions.find(organization, id));
        return new QuoteContext(
                issued.orElse(null),
                progress.approvalMode()
                        .map(mode -> approval(organization, quote, mode))
                        .orElse(null),
                issued.flatMap(this::decision).orElse(null),
                progress.status() == QuoteStatus.ACCEPTED ? quotes.conversions(organization, quote.quoteId()) : null,
                clock.instant());
    }

    private QuoteView.Approval approval(OrganizationId organization, Quote quote, ApprovalMode mode) {
        Optional<RoundStanding> round =
                mode == ApprovalMode.REQUIRED ? approvals.standing(organization, quote.id()) : Optional.empty();
        return new QuoteView.Approval(
                mode,
                round.map(RoundStanding::id).orElse(null),
                round.map(RoundStanding::status).orElse(null));
    }

    /** A version that something names. */
    QuoteVersion version(OrganizationId organization, UUID id) {
        return versions.find(organization, id)
                .orElseThrow(() -> new IllegalStateException("version " + id + " is not there"));
    }

    /** What the customer said of a version; no statement for one that is open. */
    Optional<AcceptanceView> decision(QuoteVersion version) {
        return version.isDecided()
                ? acceptances.find(
                        version.organization(),
                        version,
                        organizations.currency(
                                version.organization(), version.heading().currencyCode()))
                : Optional.empty();
    }

    /** What its rows name. */
    KnownNames names(Caller caller, Quote quote) {
        return names(caller.organization(), quote);
    }

    KnownNames names(OrganizationId organization, Quote quote) {
        KnownCurrencies currencies = organizations.currencies(organization);
        return new KnownNames(
                currencies.of(quote.currencyCode()),
                currencies.of(quote.exchange().baseCurrency()),
                quotes.taxClasses(organization));
    }

    /** The hash that the working content would have if it were sent with the names of the version. */
    byte[] contentHash(Quote quote, QuoteVersion version) {
        KnownNames names = names(quote.organization(), quote).as(version);
        QuoteView whole = QuoteViews.whole(quote.organization())
                .quote(quote, new QuoteContext(version, null, clock.instant()), names);
        return CanonicalDocument.of(
                        QuoteSealing.document(quote.organization(), quote.heading(), whole, version.parties()))
                .hash();
    }

    /** Shows it with everything that was stored. */
    QuoteView view(QuoteViews views, Caller caller, Quote quote) {
        return views.quote(quote, context(caller, quote), names(caller, quote));
    }
}
