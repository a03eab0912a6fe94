package com.pivotalflow.quote;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.quote.content.TaxClassName;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What the rows of a quote name and do not hold.
 *
 * @param currency the quote's own
 * @param base the organization's
 * @param taxClasses every class that a line can name
 */
record KnownNames(CurrencyUnit currency, CurrencyUnit base, Map<UUID, TaxClassName> taxClasses) {

    KnownNames {
        taxClasses = Map.copyOf(taxClasses);
    }

    /** The same with the tax classes called as in the version: a class may be renamed later. */
    KnownNames as(QuoteVersion version) {
        Map<UUID, TaxClassName> named = new HashMap<>(taxClasses);
        version.lines().forEach(line -> named.put(line.content().taxClassId(), line.taxClass()));
        return new KnownNames(currency, base, named);
    }

    /** The quote as the calculation takes it. */
    PriceableQuote priceable(Quote quote) {
        return quote.priceable(currency, base, taxClasses);
    }
}
