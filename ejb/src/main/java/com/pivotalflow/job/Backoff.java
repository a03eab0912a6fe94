package com.pivotalflow.job;

import java.time.Duration;

/** How long a job that failed waits. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** From here on it is the longest; bounds the shift. */
    private static final int LAST_DOUBLING = 7;

    private Backoff() {}

    /** Half a minute after the first attempt, twice as long after each further one, an hour at most. */
    static Duration after(int attempt) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(Math.max(attempt, 1) - 1, LAST_DOUBLING));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
