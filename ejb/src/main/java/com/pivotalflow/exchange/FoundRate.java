package com.pivotalflow.exchange;

import com.pivotalflow.money.ExchangeRate;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An exchange rate kept by the organization, as a document copies it.
 *
 * @param id the row it was read from
 * @param rate units of the currency converted to for one unit of the currency converted from
 * @param source who published it, such as {@code ECB}
 * @param effectiveFrom first day of the stored rate
 * @param inverse whether only the opposite pair was stored, so that {@code rate} is one divided by it
 * @param verified whether somebody checked the stored rate
 */
public record FoundRate(
        UUID id, ExchangeRate rate, String source, LocalDate effectiveFrom, boolean inverse, boolean verified) {}
