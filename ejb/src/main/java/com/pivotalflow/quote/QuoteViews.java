package com.pivotalflow.quote;

import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.money.Money;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.pricing.PricedQuote;
import com.pivotalflow.pricing.QuoteCalculation;
import com.pivotalflow.pricing.TaxPolicy;
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.content.StoredExchange;
import com.pivotalflow.quote.lifecycle.QuoteOperation;
import com.pivotalflow.quote.lifecycle.QuoteStanding;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.view.AmountViews;
import com.pivotalflow.quote.view.CalculationView;
import com.pivotalflow.quote.view.LineViews;
import com.pivotalflow.quote.view.QuoteLineView;
import com.pivotalflow.quote.view.QuoteView;
import com.pivotalflow.quote.view.ShownParts;
import com.pivotalflow.ratecard.PriceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes quotes as this caller may see them. */
final class QuoteViews {

    private static final String VIEW_COST = "quotes.view_cost";

    private final Caller caller;
    private final boolean showsCost;

    QuoteViews(Caller caller) {
        this.caller = caller;
        this.showsCost = caller.may(VIEW_COST);
    }

    /** Names what a representation of a quote shows besides the row: it depends on the caller's permissions. */
    static String fingerprint(Caller caller, QuoteStanding standing) {
        int seen = QuoteOperation.allowed(standing, caller).hashCode() * 2 + (caller.may(VIEW_COST) ? 1 : 0);
        return Integer.toHexString(seen);
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
        ShownParts parts = parts(quote.lineIds(), lines, priceable, priced);
        return new QuoteView(
                quote.id(),
                EntityTag.of(quote.version(), fingerprint(caller, standing)),
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
                fx(quote.exchange()),
                policy(priceable.taxPolicy()),
                stated.rateCardId(),
                parts.discounts(),
                stated.groups(),
                parts.lines(),
                parts.totals(),
                parts.taxRows(),
                parts.baseTotals(),
                AmountViews.number(priced.discountPercent()),
                stated.depositPercent() == null ? null : AmountViews.number(stated.depositPercent()),
                text(priced.depositAmount()),
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

    /** The parts that are written alike wherever they are shown. */
    ShownParts parts(List<UUID> ids, List<QuoteDraft.Line> lines, PriceableQuote priceable, PricedQuote priced) {
        return new ShownParts(
                AmountViews.discounts(priceable, priced),
                lines(ids, lines, priceable, priced),
                AmountViews.totals(priced.totals()),
                AmountViews.taxRows(priced.taxBreakdown()),
                AmountViews.base(priced.baseTotals()));
    }

    /** What a quote would come to. */
    CalculationView calculation(QuoteDraft draft) {
        PricedQuote priced = draft.priced();
        return new CalculationView(
                draft.priceable().currency().code(),
                lines(List.of(), draft.lines(), draft.priceable(), priced),
                AmountViews.discounts(draft.priceable(), priced),
                AmountViews.totals(priced.totals()),
                AmountViews.taxRows(priced.taxBreakdown()),
                AmountViews.base(priced.baseTotals()),
                AmountViews.number(priced.discountPercent()),
                text(priced.depositAmount()),
                showsCost ? AmountViews.margin(priced.margin()) : null,
                AmountViews.explanation(QuoteCalculation.explain(draft.priceable())));
    }

    private List<QuoteLineView> lines(
            List<UUID> ids, List<QuoteDraft.Line> lines, PriceableQuote priceable, PricedQuote priced) {
        List<QuoteLineView> views = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            @Nullable UUID id = ids.isEmpty() ? null : ids.get(i);
            views.add(LineViews.of(id, i + 1, lines.get(i), priced.lines().get(i), priceable.currency(), showsCost));
        }
        return views;
    }

    static QuoteView.Fx fx(StoredExchange exchange) {
        return new QuoteView.Fx(
                exchange.baseCurrency(),
                new ExchangeRate(exchange.rate()).text(),
                exchange.date(),
                exchange.source(),
                exchange.inverse());
    }

    static QuoteView.Policy policy(TaxPolicy policy) {
        return new QuoteView.Policy(
                policy.profile(),
                policy.basis().wireName(),
                policy.level().name(),
                policy.rounding().name());
    }

    private static @Nullable String text(@Nullable Money money) {
        return money == null ? null : money.text();
    }
}
