package com.pivotalflow.organization;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** A clock that is set once and then counts the nanoseconds that have passed. */
final class SteadyClock extends Clock {

    private final Instant start;
    private final long startNanos;
    private final LongSupplier nanos;

    /**
     * Set by a clock, now.
     *
     * @param nanos counts up evenly, from anywhere
     */
    SteadyClock(Clock setBy, LongSupplier nanos) {
        this.start = setBy.instant();
        this.nanos = nanos;
        this.startNanos = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos.getAsLong() - startNanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("ages have no time zone");
    }
}
