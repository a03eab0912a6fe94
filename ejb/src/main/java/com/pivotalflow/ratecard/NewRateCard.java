package com.pivotalflow.ratecard;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a rate card starts with.
 *
 * @param name 2 to 255 characters, unique together with the revision, without regard to case
 * @param revision a label such as {@code 1.0}
 * @param currency code of the currency of its prices
 * @param effectiveFrom first day
 * @param effectiveUntil last day; absent means open
 * @param isDefault whether it is tried first; at most one active card of a currency on any day
 */
public record NewRateCard(
        String name,
        String revision,
        String currency,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        boolean isDefault) {}
