package com.pivotalflow.exchange;

import com.pivotalflow.listing.DateRange;
import java.util.Optional;

/**
 * Which exchange rates a list shows; every part that is given must hold.
 *
 * @param baseCurrency the one unit
 * @param quoteCurrency what the rate counts
 * @param effectiveFrom bounds of the first day
 */
public record ExchangeRateFilter(
        Optional<String> baseCurrency, Optional<String> quoteCurrency, DateRange effectiveFrom) {}
