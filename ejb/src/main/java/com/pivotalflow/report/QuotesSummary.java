package com.pivotalflow.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the quotes that were made in a period fare.
 *
 * @param from first day, in the zone of the organization
 * @param to last day
 * @param currency base currency of the organization, in which values are
 * @param count all quotes
 * @param value what they come to with tax
 * @param statuses the same by status, those that there are
 * @param acceptanceRatePercent accepted ones among those that were accepted, rejected or expired; absent when there are none
 * @param medianDaysToDecision half of the customers who accepted or rejected took no longer, counted from sending; absent
 *     when nobody did
 * @param discountSharePercent discounts as a part of all that was quoted before them; absent when nothing was
 */
public record QuotesSummary(
        LocalDate from,
        LocalDate to,
        String currency,
        int count,
        String value,
        List<OfStatus> statuses,
        @Nullable String acceptanceRatePercent,
        @Nullable String medianDaysToDecision,
        @Nullable String discountSharePercent) {

    public QuotesSummary {
        statuses = List.copyOf(statuses);
    }

    /**
     * Quotes of one status.
     *
     * @param status as it is now
     * @param count how many
     * @param value what they come to with tax
     */
    public record OfStatus(String status, int count, String value) {}
}
