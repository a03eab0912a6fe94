package com.pivotalflow.quote;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.pricing.PricedQuote;
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.lifecycle.QuoteOperation;
import com.pivotalflow.quote.lifecycle.QuoteStanding;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.view.AmountViews;
import com.pivotalflow.quote.view.PartViews;
import com.pivotalflow.quote.view.QuoteView;
import com.pivotalflow.quote.view.ShownParts;
import com.pivotalflow.ratecard.PriceRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Writes quotes as this caller may see them. */
public final class QuoteViews {

    private static final String VIEW_COST = "quotes.view_cost";

    /** Nobody: what is shown to the server itself depends on no person. */
    private static final UserId SERVER = new UserId(new UUID(0, 0));

    private final Caller caller;
    private final boolean showsCost;

    public QuoteViews(Caller caller) {
        this.caller = caller;
        this.showsCost = caller.may(VIEW_COST);
    }

    /** Views that leave nothing out, whoever the caller is. */
    static QuoteViews whole(Caller caller) {
        Set<String> permissions = new HashSet<>(caller.permissions());
        permissions.add(VIEW_COST);
        return new QuoteViews(new Caller(caller.organization(), caller.user(), permissions));
    }

    /** As {@link #whole(Caller)}, for what the server does by itself. */
    static QuoteViews whole(OrganizationId organization) {
        return new QuoteViews(new Caller(organization, SERVER, Set.of(VIEW_COST)));
    }

    /** The quote with the amounts that were stored with it. */
    QuoteView quote(Quote quote, QuoteContext context, KnownNames names) {
        PriceableQuote priceable = names.priceable(quote);
        return quote(quote, context, quote.draftedLines(names.taxClasses()), priceable, quote.priced(priceable));
    }

    /** The quote whose amounts were computed just now. */
    QuoteView quote(Quote quote, QuoteContext context, QuoteDraft draft) {
        return quote(quote, context, draft.lines(), draft.priceable(), draft.priced());
    }

    private QuoteView quote(
            Quote quote,
            QuoteContext context,
            List<QuoteDraft.Line> lines,
            PriceableQuote priceable,
            PricedQuote priced) {
        CreateQuote stated = quote.stated();
        QuoteProgress progress = quote.progress();
        QuoteStanding standing = context.standing(quote);
        ShownParts parts = PartViews.of(caller).parts(quote.lineIds(), lines, priceable, priced);
        return new QuoteView(
                quote.id(),
                EntityTag.of(quote.version(), standing.fingerprint(caller)),
                quote.number(),
                progress.headVersionNumber(),
                standing.status(),
                context.issuedView(),
                stated.customerId(),
                stated.contactId(),
                stated.projectId(),
                stated.ownerId(),
                stated.title(),
                stated.description(),
                quote.heading().type(),
                quote.heading().validFrom(),
                quote.heading().validUntil(),
                quote.currencyCode(),
                PartViews.fx(quote.exchange()),
                PartViews.policy(priceable.taxPolicy()),
                stated.rateCardId(),
                parts.discounts(),
                stated.groups(),
                parts.lines(),
                parts.totals(),
                parts.taxRows(),
                parts.baseTotals(),
                AmountViews.number(priced.discountPercent()),
                stated.depositPercent() == null ? null : AmountViews.number(stated.depositPercent()),
                priced.depositAmount() == null ? null : priced.depositAmount().text(),
                showsCost ? AmountViews.margin(priced.margin()) : null,
                stated.termsConditions(),
                stated.notes(),
                stated.internalNotes(),
                stated.metadata(),
                context.approval(),
                context.acceptance(),
                context.conversions(),
                isRepriceSuggested(standing, quote, lines),
                QuoteOperation.allowed(standing, caller),
                quote.createdAt(),
                quote.updatedAt(),
                quote.createdBy().map(UserId::value).orElse(null),
                progress.approvedBy().orElse(null),
                progress.approvedAt().orElse(null),
                progress.sentAt().orElse(null),
                progress.acceptedAt().orElse(null));
    }

    /** Moving the first day moves no price (specification 7); whoever writes the quote is told. */
    private static boolean isRepriceSuggested(QuoteStanding standing, Quote quote, List<QuoteDraft.Line> lines) {
        return standing.status() == QuoteStatus.DRAFT
                && lines.stream()
                        .filter(line -> line.rule() != PriceRule.EXPLICIT)
                        .anyMatch(
                                line -> !line.priceDate().equals(quote.heading().validFrom()));
    }
}
