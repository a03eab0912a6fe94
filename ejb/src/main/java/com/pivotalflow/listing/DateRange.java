package com.pivotalflow.listing;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Bounds of a date filter, both inclusive.
 *
 * @param from first day that fits; empty means no bound
 * @param until last day that fits; empty means no bound
 */
public record DateRange(Optional<LocalDate> from, Optional<LocalDate> until) {

    /** Fits every day, and rows without a day. */
    public static DateRange unbounded() {
        return new DateRange(Optional.empty(), Optional.empty());
    }
}
