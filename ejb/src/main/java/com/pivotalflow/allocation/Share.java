package com.pivotalflow.allocation;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A part of somebody's days.
 *
 * @param from first day
 * @param until last day, not before the first
 * @param fraction of each day, above 0, at most 1
 */
record Share(LocalDate from, LocalDate until, BigDecimal fraction) {

    boolean touches(LocalDate first, LocalDate last) {
        return !from.isAfter(last) && !until.isBefore(first);
    }
}
