package com.pivotalflow.quote.view;

import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.money.Money;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.pricing.PricedQuote;
import com.pivotalflow.pricing.QuoteCalculation;
import com.pivotalflow.pricing.TaxPolicy;
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.content.StoredExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the parts of quotes that look alike wherever they are shown. */
public final class PartViews {

    private final boolean showsCost;

    private PartViews(boolean showsCost) {
        this.showsCost = showsCost;
    }

    /** As this caller may see them. */
    public static PartViews of(Caller caller) {
        return new PartViews(caller.may("quotes.view_cost"));
    }

    /** With nothing left out. */
    public static PartViews whole() {
        return new PartViews(true);
    }

    /** For somebody who holds no permission at all. */
    public static PartViews bare() {
        return new PartViews(false);
    }

    /** The parts that are written alike wherever they are shown. */
    public ShownParts parts(List<UUID> ids, List<QuoteDraft.Line> lines, PriceableQuote priceable, PricedQuote priced) {
        return new ShownParts(
                AmountViews.discounts(priceable, priced),
                lines(ids, lines, priceable, priced),
                AmountViews.totals(priced.totals()),
                AmountViews.taxRows(priced.taxBreakdown()),
                AmountViews.base(priced.baseTotals()));
    }

    /** What a quote would come to. */
    public CalculationView calculation(QuoteDraft draft) {
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

    /** How the amounts are converted. */
    public static QuoteView.Fx fx(StoredExchange exchange) {
        return new QuoteView.Fx(
                exchange.baseCurrency(),
                new ExchangeRate(exchange.rate()).text(),
                exchange.date(),
                exchange.source(),
                exchange.inverse());
    }

    /** How tax is computed. */
    public static QuoteView.Policy policy(TaxPolicy policy) {
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
