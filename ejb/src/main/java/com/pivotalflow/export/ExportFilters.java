package com.pivotalflow.export;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are exported; what is absent does not narrow them.
 *
 * @param status any of these, by the names that the rows have
 * @param from first day, in the zone of the organization: of creation, of payments that of payment, of decisions theirs
 * @param until last day
 */
public record ExportFilters(
        @Size(max = 20, message = "{TOO_MANY}") List<String> status,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    /** Narrows nothing. */
    static final ExportFilters NONE = new ExportFilters(List.of(), null, null);

    public ExportFilters {
        status = List.copyOf(status);
    }
}
