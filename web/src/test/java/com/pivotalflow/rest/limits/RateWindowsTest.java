package com.pivotalflow.rest.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateWindowsTest {

    private Instant now = Instant.parse("2026-05-01T02:15:30Z");

    private final RateWindows windows = new RateWindows(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void countsDownAndThenRefusesUntilTheWindowEnds() {
        assertThat(windows.count(RateLimit.LOGIN, "a", 2).left()).isEqualTo("\"login\";r=1;t=300");
        now = now.plusSeconds(100);
        assertThat(windows.count(RateLimit.LOGIN, "a", 2).left()).isEqualTo("\"login\";r=0;t=200");
        assertThat(windows.count(RateLimit.LOGIN, "a", 2).isExceeded()).isTrue();
        now = now.plusSeconds(199);
        assertThat(windows.count(RateLimit.LOGIN, "a", 2).isExceeded()).isTrue();
        now = now.plusSeconds(1);

        Allowance allowance = windows.count(RateLimit.LOGIN, "a", 2);

        assertThat(allowance.isExceeded()).isFalse();
        assertThat(allowance.left()).isEqualTo("\"login\";r=1;t=300");
        assertThat(allowance.policy()).isEqualTo("\"login\";q=2;w=300");
    }

    @Test
    void callersAndLimitsAreCountedApart() {
        windows.count(RateLimit.LOGIN, "a", 1);

        assertThat(windows.count(RateLimit.LOGIN, "b", 1).isExceeded()).isFalse();
        assertThat(windows.count(RateLimit.DEFAULT, "a", 1).isExceeded()).isFalse();
        assertThat(windows.count(RateLimit.LOGIN, "a", 1).isExceeded()).isTrue();
    }

    @Test
    void aFloodOfStrangersLocksNobodyOutAndIsForgotten() {
        IntStream.range(0, 100_000).forEach(caller -> windows.count(RateLimit.LOGIN, "flood-" + caller, 1));

        assertThat(windows.count(RateLimit.LOGIN, "stranger", 1).isExceeded()).isFalse();
        assertThat(windows.count(RateLimit.LOGIN, "stranger", 1).isExceeded()).isFalse();
        assertThat(windows.count(RateLimit.LOGIN, "flood-7", 1).isExceeded()).isTrue();

        now = now.plus(Duration.ofMinutes(6));
        windows.count(RateLimit.LOGIN, "stranger", 1);

        assertThat(windows.count(RateLimit.LOGIN, "stranger", 1).isExceeded()).isTrue();
    }

    @Test
    void lookingCountsNothingAndTellsWhoHasUsedUpTheWindow() {
        int quota = RateLimit.UNKNOWN_LINK.quota();
        for (int request = 1; request < quota; request++) {
            windows.count(RateLimit.UNKNOWN_LINK, "a", quota);
        }

        assertThat(windows.look(RateLimit.UNKNOWN_LINK, "a").left()).isEqualTo("\"unknown-link\";r=1;t=3600");
        assertThat(windows.look(RateLimit.UNKNOWN_LINK, "a").isExceeded()).isFalse();
        windows.count(RateLimit.UNKNOWN_LINK, "a", quota);
        assertThat(windows.look(RateLimit.UNKNOWN_LINK, "a").isExceeded()).isTrue();
        assertThat(windows.look(RateLimit.UNKNOWN_LINK, "b").isExceeded()).isFalse();
        now = now.plusSeconds(3600);
        assertThat(windows.look(RateLimit.UNKNOWN_LINK, "a").isExceeded()).isFalse();
    }
}
