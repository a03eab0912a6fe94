package com.pivotalflow.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private Instant wall = NOON;
    private long nanos = Long.MAX_VALUE;

    @Test
    void beginsWithTheTrueTimeAndGoesOnWhateverTheTrueTimeDoes() {
        Clock steady = new SteadyClock(jumping(), () -> nanos);
        assertThat(steady.instant()).isEqualTo(NOON);

        wall = NOON.minusSeconds(18_000);
        // As the JVM's own count may, it runs over.
        nanos += 2_500_000_000L;

        assertThat(steady.instant()).isEqualTo(NOON.plusMillis(2_500));
    }

    private Clock jumping() {
        return new Clock() {

            @Override
            public Instant instant() {
                return wall;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
