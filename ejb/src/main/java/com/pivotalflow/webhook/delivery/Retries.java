package com.pivotalflow.webhook.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** When a delivery that failed is tried again: ten times, from five seconds to a day later. */
final class Retries {

    private static final List<Duration> DELAYS = Stream.of(
                    "5s", "15s", "45s", "2m", "6m", "20m", "1h", "3h", "8h", "24h")
            .map(text -> Duration.parse("PT" + text))
            .toList();

    /** A delay is longer by up to this part of it, so that what failed together does not come back together. */
    private static final int JITTER = 10;

    private Retries() {}

    /**
     * How long to wait.
     *
     * @param failed attempts so far, at least one
     * @return empty when it was the last attempt
     */
    static Optional<Duration> delayAfter(int failed, RandomGenerator random) {
        if (failed > DELAYS.size()) {
            return Optional.empty();
        }
        Duration delay = DELAYS.get(failed - 1);
        return Optional.of(delay.plusMillis(random.nextLong(delay.toMillis() / JITTER)));
    }
}
