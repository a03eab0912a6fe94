package com.pivotalflow.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a report.
 *
 * @param statuses any of these; empty for all
 * @param from first moment; null for no bound
 * @param before first moment that is too late; null for no bound
 */
record RowRange(
        List<String> statuses,
        @Nullable Instant from,
        @Nullable Instant before) {

    /** What the filters mean where the organization is. */
    static RowRange of(ExportFilters filters, ZoneId zone) {
        LocalDate from = filters.from();
        LocalDate until = filters.until();
        return new RowRange(
                filters.status(),
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                until == null ? null : until.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
