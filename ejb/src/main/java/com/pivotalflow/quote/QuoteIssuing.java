package com.pivotalflow.quote;

import com.pivotalflow.approval.RoundEnd;
import com.pivotalflow.delivery.MintedLink;
import com.pivotalflow.delivery.Recipient;
import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationProfile;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.quote.content.Issue;
import com.pivotalflow.quote.content.StoredParties;
import com.pivotalflow.quote.drafting.QuoteDrafting;
import com.pivotalflow.quote.drafting.QuoteRepricing;
import com.pivotalflow.quote.lifecycle.Actor;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import com.pivotalflow.quote.link.SendQuote;
import com.pivotalflow.quote.print.PrintableQuote;
import com.pivotalflow.quote.print.PrintedQuote;
import com.pivotalflow.quote.terms.RepriceQuote;
import com.pivotalflow.quote.terms.ReviseQuote;
import com.pivotalflow.quote.view.QuoteSealing;
import com.pivotalflow.quote.view.QuoteView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts versions in front of customers, takes them back, and returns to them. */
@ApplicationScoped
class QuoteIssuing {

    @Inject
    OrganizationService organizations;

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteVersionRepository versions;

    @Inject
    QuoteSubmission submission;

    @Inject
    QuoteDrafting drafting;

    @Inject
    QuoteDelivery delivery;

    /**
     * Freezes the working content as the next version; an earlier one is superseded.
     *
     * @param before the quote with nothing left out
     * @param printed the print, made before the quote was locked; kept only if it says what the version says
     * @return a link for each recipient
     */
    List<MintedLink> send(
            Caller caller, FoundQuote found, QuoteView before, SendQuote command, PrintedQuote printed, Instant now) {
        Quote quote = found.quote();
        OrganizationProfile profile = organizations.profile(caller.organization());
        QuoteSubmission.requireStillValid(quote, profile, now);
        List<Recipient> recipients = delivery.recipients(caller, quote, command);
        StoredParties parties =
                versions.parties(caller.organization(), profile, quote.heading().customerId());
        CanonicalDocument seal = QuoteSealing.seal(quote.organization(), quote.heading(), before, parties);
        if (!quote.progress().isApproved(seal.hash())) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "APPROVAL_OUTDATED",
                    "The quote is not what was approved: withdraw it and hand it in again.");
        }
        PrintableQuote printable = PrintableQuote.of(
                QuoteSealing.document(quote.organization(), quote.heading(), before, parties),
                before,
                parties,
                versions.locale(caller.organization()),
                profile.timeZone());
        if (!printed.shows(printable)) {
            throw found.outdated(caller);
        }
        QuoteVersion earlier = found.context().issued();
        if (earlier != null) {
            versions.supersede(caller.organization(), earlier, now);
            delivery.close(caller.organization(), earlier, now);
        }
        CanonicalDocument content = CanonicalDocument.of(printable.document());
        Issue issue = new Issue(caller.user(), now, parties, printable.terms().deadline(), content, seal);
        KnownNames names = found.names();
        PriceableQuote priceable = names.priceable(quote);
        QuoteVersion version =
                new QuoteVersion(quote, issue, quote.priced(priceable).taxBreakdown(), names.taxClasses());
        versions.add(
                caller.organization(),
                version,
                List.of(
                        QuoteVersionDocument.canonical(version, content, now),
                        QuoteVersionDocument.pdf(version, printed.pdf(), now)));
        quote.move(Actor.staff(caller), now).send(version.id(), now);
        quotes.clearContributors(caller.organization(), quote.quoteId());
        return delivery.deliver(caller, version, recipients, command);
    }

    /** Gives the quote up; a version that the customer has in hand is withdrawn, which needs a reason. */
    void cancel(Caller caller, FoundQuote found, @Nullable String reason, Instant now) {
        if (found.standing().hasOpenVersion()) {
            if (reason == null) {
                throw new DomainException(
                        Refusal.INVALID,
                        "REASON_REQUIRED",
                        "The customer has the quote in hand: say why it is taken back.");
            }
            QuoteVersion issued = Objects.requireNonNull(found.context().issued());
            versions.withdraw(caller.organization(), issued, now);
            delivery.close(caller.organization(), issued, now);
        }
        if (found.quote().progress().status() == QuoteStatus.APPROVED) {
            // The approval of what was sent stays what it was; one that was not used yet is void.
            submission.endRound(caller, found.quote(), RoundEnd.VOIDED, reason);
        }
        found.quote().move(Actor.staff(caller), now).cancel(reason, now);
    }

    /** Starts the next version; the rows are what was sent, so nothing is copied. */
    void revise(Caller caller, FoundQuote found, ReviseQuote command, Instant now) {
        Quote quote = found.quote();
        quote.move(Actor.staff(caller), now).revise(Boolean.TRUE.equals(command.holdIssued()));
        if (Boolean.TRUE.equals(command.reprice())) {
            KnownNames names = found.names();
            QuoteRepricing repricing = new QuoteRepricing(
                    quote.before(names.base(), names.taxClasses()),
                    quote.draftedLines(names.taxClasses()),
                    RepriceQuote.pricesOfCards());
            quote.change(caller, drafting.reprice(caller, repricing, now), now);
            quotes.addContributor(caller.organization(), quote.quoteId(), caller.user());
        }
    }

    /** Goes back to the version that was sent last. */
    void discardRevision(Caller caller, FoundQuote found, Instant now) {
        QuoteVersion issued = Objects.requireNonNull(found.context().issued(), "a revision follows a version");
        Quote quote = found.quote();
        KnownNames names = found.names();
        PriceableQuote priceable = issued.priceable(
                organizations.currency(caller.organization(), issued.heading().currencyCode()), names.base());
        submission.endRound(caller, quote, RoundEnd.VOIDED, null);
        quote.restore(issued, issued.draftedLines(), issued.priced(priceable), priceable.discounts(), now);
        quote.move(Actor.staff(caller), now).discardRevision(issued);
        quotes.storeRegrouped(caller.organization(), quote);
        quotes.clearContributors(caller.organization(), quote.quoteId());
    }
}
