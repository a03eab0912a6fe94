package com.pivotalflow.quote.terms;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.ExchangeRate;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a quote's currency is converted to the organization's.
 *
 * @param base the organization's currency
 * @param rate base units for one unit of the quote's currency; 1 when they are the same
 * @param rateId the stored rate it was taken from
 * @param source where the rate came from
 * @param date the day the rate is of
 * @param inverse whether the rate was computed from the opposite pair
 */
public record ExchangeTerms(
        CurrencyUnit base,
        ExchangeRate rate,
        @Nullable UUID rateId,
        @Nullable String source,
        @Nullable LocalDate date,
        boolean inverse) {

    public static ExchangeTerms none(CurrencyUnit base) {
        return new ExchangeTerms(base, ExchangeRate.ONE, null, null, null, false);
    }
}
