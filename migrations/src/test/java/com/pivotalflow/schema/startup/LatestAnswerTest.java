package com.pivotalflow.schema.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** With time that passes and threads that run when the test says so. */
class LatestAnswerTest {

    private final AtomicInteger searches = new AtomicInteger();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private long nanos = Long.MAX_VALUE;

    @Test
    void anAnswerIsGivenAgainForAMinuteAndThenFoundAnew() throws Exception {
        LatestAnswer<String> latest = answers(Duration.ofSeconds(5), true);

        assertThat(latest.get()).isEqualTo("1");
        pass(Duration.ofSeconds(59));
        assertThat(latest.get()).isEqualTo("1");
        pass(Duration.ofSeconds(1));
        assertThat(latest.get()).isEqualTo("2");
    }

    @Test
    void whoHasWaitedLongEnoughIsToldAndTheNextWaitsForTheSameSearch() throws Exception {
        LatestAnswer<String> latest = answers(Duration.ofMillis(1), false);

        assertThatExceptionOfType(TimeoutException.class).isThrownBy(latest::get);
        pass(Duration.ofMinutes(10));
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(latest::get);
        assertThat(waiting).as("one search at a time").hasSize(1);

        waiting.remove().run();
        pass(Duration.ofMinutes(-10));
        assertThat(latest.get()).isEqualTo("1");
    }

    @Test
    void aFailureIsNotKept() throws Exception {
        LatestAnswer<String> latest = new LatestAnswer<>(
                () -> {
                    if (searches.incrementAndGet() == 1) {
                        throw new IllegalStateException("the database is away");
                    }
                    return "found";
                },
                Runnable::run,
                () -> nanos,
                Duration.ofMinutes(1),
                Duration.ofSeconds(5));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(latest::get)
                .withMessageContaining("the database is away");
        assertThat(latest.get()).isEqualTo("found");
    }

    private LatestAnswer<String> answers(Duration patience, boolean atOnce) {
        return new LatestAnswer<>(
                () -> Integer.toString(searches.incrementAndGet()),
                atOnce ? Runnable::run : waiting::add,
                () -> nanos,
                Duration.ofMinutes(1),
                patience);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
