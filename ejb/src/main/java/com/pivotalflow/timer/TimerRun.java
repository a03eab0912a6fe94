package com.pivotalflow.timer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last run of a timer on this node.
 *
 * @param endedAt when it ended
 * @param took how long it worked
 * @param items how many things it did something to
 * @param failure kind of the exception that ended it; null if it ended well
 * @param failures how many runs failed since the server started
 */
public record TimerRun(
        Instant endedAt, Duration took, int items, @Nullable String failure, int failures) {

    /** Whether it ended by an exception. */
    public boolean isFailed() {
        return failure != null;
    }

    /** What somebody has to look at, in a few words. */
    Optional<String> warning(TimerName timer) {
        if (isFailed()) {
            return Optional.of(timer.wireName() + " failed");
        }
        return timer.findsFlaws() && items > 0 ? Optional.of(timer.wireName() + " found " + items) : Optional.empty();
    }

    /** One line for people. */
    public String summary() {
        return failure == null
                ? "ok %s, %d ms, %d items".formatted(endedAt, took.toMillis(), items)
                : "failed %s, %d ms, %s".formatted(endedAt, took.toMillis(), failure);
    }
}
