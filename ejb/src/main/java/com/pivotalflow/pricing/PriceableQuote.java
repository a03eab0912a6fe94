package com.pivotalflow.pricing;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.ExchangeRate;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quote with everything its amounts depend on: prices and rates resolved, nothing computed.
 *
 * <p>Lists are in the order of the request body, because errors point into it: {@code /lines/0/discounts/1}.
 *
 * @param currency currency of every price and amount
 * @param taxPolicy how tax is rounded
 * @param lines 1 to 1000 lines in order of position
 * @param discounts document discounts as stated
 * @param groups declared groups of alternatives
 * @param depositPercent per cent of the grand total asked in advance, raw; absent if none is asked
 * @param baseCurrency currency of the organization
 * @param exchangeRate base units for one unit of {@code currency}; exactly 1 if both are the same
 */
public record PriceableQuote(
        CurrencyUnit currency,
        TaxPolicy taxPolicy,
        List<PriceableLine> lines,
        List<Discount> discounts,
        List<AlternativeGroup> groups,
        @Nullable BigDecimal depositPercent,
        CurrencyUnit baseCurrency,
        ExchangeRate exchangeRate) {
    /** Keeps its own copies of the lists. */
    public PriceableQuote {
        lines = List.copyOf(lines);
        discounts = List.copyOf(discounts);
        groups = List.copyOf(groups);
    }

    /** The same quote with other lines. */
    public PriceableQuote withLines(List<PriceableLine> other) {
        return new PriceableQuote(
                currency, taxPolicy, other, discounts, groups, depositPercent, baseCurrency, exchangeRate);
    }
}
