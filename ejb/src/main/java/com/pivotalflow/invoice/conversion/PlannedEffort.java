package com.pivotalflow.invoice.conversion;

import com.pivotalflow.project.PlannedProject;
import com.pivotalflow.quote.AcceptedQuote;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The effort that the accepted lines of a quote stand for: one budget for each category, role and unit of time, in the
 * order in which they first appear. Units are not converted: how long a day of work is, the quote does not say.
 */
final class PlannedEffort {

    /** Units of time by how people write them. */
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("minute", "minute"),
            Map.entry("minutes", "minute"),
            Map.entry("min", "minute"),
            Map.entry("hour", "hour"),
            Map.entry("hours", "hour"),
            Map.entry("h", "hour"),
            Map.entry("day", "day"),
            Map.entry("days", "day"),
            Map.entry("d", "day"),
            Map.entry("week", "week"),
            Map.entry("weeks", "week"),
            Map.entry("month", "month"),
            Map.entry("months", "month"));

    private PlannedEffort() {}

    static List<PlannedProject.Budget> of(AcceptedQuote quote) {
        Map<Key, BigDecimal> effort = new LinkedHashMap<>();
        for (AcceptedQuote.Line line : quote.lines()) {
            String unit = UNITS.get(line.unit().strip().toLowerCase(Locale.ROOT));
            if (unit != null) {
                effort.merge(
                        new Key(line.serviceCategoryId(), line.deliveryRoleId(), unit),
                        line.quantity(),
                        BigDecimal::add);
            }
        }
        return effort.entrySet().stream()
                .map(entry -> new PlannedProject.Budget(
                        entry.getKey().category(),
                        entry.getKey().role(),
                        entry.getKey().unit(),
                        entry.getValue()))
                .toList();
    }

    /** What a budget is for. */
    private record Key(@Nullable UUID category, @Nullable UUID role, String unit) {}
}
