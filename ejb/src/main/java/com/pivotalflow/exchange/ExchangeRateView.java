package com.pivotalflow.exchange;

import com.pivotalflow.money.DecimalText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An exchange rate as clients see it.
 *
 * @param id the rate
 * @param baseCurrency the one unit
 * @param quoteCurrency what {@code rate} counts
 * @param rate units of the quote currency for one unit of the base currency, as it is stored
 * @param effectiveFrom first day
 * @param source who published it
 * @param verified whether somebody checked it
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param etag entity tag
 */
public record ExchangeRateView(
        UUID id,
        String baseCurrency,
        String quoteCurrency,
        @DecimalText String rate,
        LocalDate effectiveFrom,
        String source,
        boolean verified,
        Instant createdAt,
        Instant updatedAt,
        String etag) {}
