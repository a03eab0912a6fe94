package com.pivotalflow.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a delivery is tried again. */
class RetriesTest {

    @Test
    void tenRetriesGoFromFiveSecondsToADay() {
        List<Duration> delays = new ArrayList<>();
        for (int failed = 1; failed <= 10; failed++) {
            delays.add(Retries.delayAfter(failed, new Random(failed)).orElseThrow());
        }

        assertThat(delays).isSorted();
        assertThat(delays.get(0)).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_500));
        assertThat(delays.get(9)).isBetween(Duration.ofHours(24), Duration.ofHours(27));
        assertThat(Retries.delayAfter(11, new Random(0))).isEmpty();
    }

    @Test
    void whatFailsTogetherDoesNotComeBackTogether() {
        Random random = new Random(1);

        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            delays.add(Retries.delayAfter(3, random).orElseThrow());
        }

        assertThat(delays).allMatch(delay -> delay.compareTo(Duration.ofSeconds(45)) >= 0);
        assertThat(delays.stream().distinct().count()).isGreaterThan(50);
    }
}
