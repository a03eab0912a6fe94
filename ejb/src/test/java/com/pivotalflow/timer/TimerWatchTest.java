package com.pivotalflow.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimerWatchTest {

    private static final Instant NOW = Instant.parse("2026-03-01T02:23:00Z");

    private final TimerWatch watch = new TimerWatch();

    @BeforeEach
    void stopTheClock() {
        watch.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Test
    void aTimerThatHasNotRunHasNoRun() {
        assertThat(watch.last(TimerName.JOBS)).isEmpty();
    }

    @Test
    void aRunTellsWhenAndHowMuch() {
        watch.run(TimerName.JOBS, () -> 7);

        TimerRun run = watch.last(TimerName.JOBS).orElseThrow();
        assertThat(run.endedAt()).isEqualTo(NOW);
        assertThat(run.items()).isEqualTo(7);
        assertThat(run.isFailed()).isFalse();
        assertThat(run.summary()).isEqualTo("ok 2026-03-01T02:23:00Z, 0 ms, 7 items");
    }

    @Test
    void aFailureEndsHereAndIsCountedAndTellsNothingButItsKind() {
        fail("the address of somebody");
        fail("the address of somebody");
        TimerRun failed = watch.last(TimerName.JOBS).orElseThrow();
        watch.run(TimerName.JOBS, () -> 0);
        TimerRun after = watch.last(TimerName.JOBS).orElseThrow();

        assertThat(failed.isFailed()).isTrue();
        assertThat(failed.failures()).isEqualTo(2);
        assertThat(failed.summary()).contains("IllegalArgumentException").doesNotContain("address");
        assertThat(after.isFailed()).isFalse();
        assertThat(after.failures()).isEqualTo(2);
    }

    private void fail(String reason) {
        watch.run(TimerName.JOBS, () -> {
            throw new IllegalStateException("in the container", new IllegalArgumentException(reason));
        });
    }
}
