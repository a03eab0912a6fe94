package com.pivotalflow.quote;

import com.pivotalflow.change.Precondition;
import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.NamedDocument;
import com.pivotalflow.document.QuoteDifference;
import com.pivotalflow.document.QuoteDocument;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationProfile;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.content.StoredExchange;
import com.pivotalflow.quote.content.StoredHeading;
import com.pivotalflow.quote.content.StoredParties;
import com.pivotalflow.quote.drafting.QuoteBefore;
import com.pivotalflow.quote.drafting.QuoteDrafting;
import com.pivotalflow.quote.drafting.QuoteRepricing;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.terms.RepriceQuote;
import com.pivotalflow.quote.trail.QuoteTrail;
import com.pivotalflow.quote.view.PartViews;
import com.pivotalflow.quote.view.QuoteDocuments;
import com.pivotalflow.quote.view.QuoteLineView;
import com.pivotalflow.quote.view.QuoteSealing;
import com.pivotalflow.quote.view.QuoteView;
import com.pivotalflow.quote.view.RepricedQuote;
import com.pivotalflow.quote.view.ShownParts;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds prices, tax rates and the exchange rate of a quote anew: shows what that would change, and keeps it only if it is
 * still what was shown (specification 7).
 */
@Stateless
@PermitAll
@InTenant
public class QuoteRepriceService {

    @Inject
    QuoteReading reading;

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteDrafting drafting;

    @Inject
    OrganizationService organizations;

    @Inject
    QuoteTrail trail;

    @Inject
    Clock clock;

    /**
     * Shows the quote with its prices found anew, and keeps that if it is asked for.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code LINE_ID_INVALID}; {@code
     *     PRICE_UNRESOLVED} and {@code CALCULATION_REJECTED}; to keep it, as {@link QuoteStatus#requireEditable},
     *     {@code REQUIRED} without the hash of what was shown, and {@code PREVIEW_STALE} when it would be something else
     *     by now
     */
    public RepricedQuote reprice(Caller caller, QuoteId id, Precondition precondition, RepriceQuote command) {
        FoundQuote found = reading.found(caller, id, precondition);
        Quote quote = found.quote();
        if (command.isToBeKept()) {
            requireDraft(quote, command);
        }
        Instant now = clock.instant();
        KnownNames names = found.names();
        QuoteViews whole = QuoteViews.whole(caller);
        QuoteView before = whole.quote(quote, found.context(), names);
        QuoteBefore stored = quote.before(names.base(), names.taxClasses());
        QuoteRepricing repricing = new QuoteRepricing(stored, quote.draftedLines(names.taxClasses()), command);
        QuoteDraft draft = drafting.reprice(caller, repricing, now);

        OrganizationProfile profile = organizations.profile(caller.organization());
        StoredParties parties =
                new StoredParties(profile.name(), profile.timeZone().getId(), null, "", null);
        ShownParts parts = PartViews.whole().parts(quote.lineIds(), draft.lines(), draft.priceable(), draft.priced());
        QuoteDocument to = QuoteDocuments.document(
                quote.number(),
                before.version(),
                caller.organization(),
                parties,
                StoredHeading.of(draft),
                before.groups(),
                parts);
        StoredExchange exchange =
                StoredExchange.of(draft.terms().exchange(), draft.priced().baseTotals());
        String hash = CanonicalDocument.text(
                CanonicalDocument.sealed(to, QuoteDocuments.internal(parts, PartViews.fx(exchange)))
                        .hash());
        QuoteDifference difference = QuoteDifference.between(
                NamedDocument.working(QuoteSealing.document(quote.organization(), quote.heading(), before, parties)),
                new NamedDocument("repriced", to));
        List<RepricedQuote.Line> lines = lines(before.lines(), parts.lines());
        String etag =
                new QuoteViews(caller).quote(quote, found.context(), names).etag();
        if (command.isToBeKept()) {
            if (!hash.equals(command.previewHash())) {
                throw new DomainException(
                        Refusal.CONFLICT,
                        "PREVIEW_STALE",
                        "Prices or rates changed since they were shown: look at them once more.");
            }
            etag = keep(caller, quote, draft, before, now);
        }
        return new RepricedQuote(etag, command.isToBeKept(), hash, difference, lines);
    }

    private static void requireDraft(Quote quote, RepriceQuote command) {
        quote.progress().status().requireEditable();
        if (quote.progress().status() != QuoteStatus.DRAFT) {
            throw new DomainException(
                    Refusal.CONFLICT, "QUOTE_NOT_EDITABLE", "Withdraw the quote first: only a draft is repriced.");
        }
        if (command.previewHash() == null) {
            throw new InvalidInputException(List.of(
                    new FieldError("/previewHash", "REQUIRED", "Name the result that was shown: only that is kept.")));
        }
    }

    private String keep(Caller caller, Quote quote, QuoteDraft draft, QuoteView before, Instant now) {
        quote.change(caller, draft, now);
        quotes.addContributor(caller.organization(), quote.quoteId(), caller.user());
        quotes.flush(caller.organization());
        QuoteContext context = reading.context(caller, quote);
        trail.updated(caller, before, QuoteViews.whole(caller).quote(quote, context, draft));
        return new QuoteViews(caller).quote(quote, context, draft).etag();
    }

    private static List<RepricedQuote.Line> lines(List<QuoteLineView> before, List<QuoteLineView> after) {
        List<RepricedQuote.Line> lines = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            QuoteLineView old = before.get(i);
            QuoteLineView now = after.get(i);
            if (old.id() != null) {
                lines.add(new RepricedQuote.Line(
                        old.id(), old.priceRule(), now.priceRule(), old.unitPrice(), now.unitPrice()));
            }
        }
        return lines;
    }
}
