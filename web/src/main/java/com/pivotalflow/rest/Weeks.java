package com.pivotalflow.rest;

import com.pivotalflow.problem.DomainException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which weeks a request is about.
 *
 * @param from a day of the first one; empty for this week
 * @param count how many
 */
record Weeks(Optional<LocalDate> from, int count) {

    private static final int MOST = 52;
    private static final int USUAL = 8;

    /**
     * Reads the parameters {@code from} and {@code weeks}.
     *
     * @throws DomainException {@code INVALID_PARAMETER}
     */
    static Weeks of(ListRequest request) {
        Optional<LocalDate> from = request.date("from");
        int count = request.number("weeks", 1, MOST).orElse(USUAL);
        request.check();
        return new Weeks(from, count);
    }
}
