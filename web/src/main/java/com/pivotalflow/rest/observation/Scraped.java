package com.pivotalflow.rest.observation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a scrape asks the database for. Whoever scrapes waits for four seconds at most:
 * one that waited for a silent database would lose every other number too, just when they are looked at. At most one
 * question is open.
 *
 * @param <T> of the answer
 */
final class Scraped<T> {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** The gauges of one scrape are told of the same failure. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    private final Callable<T> source;
    private final Executor executor;
    private final LongSupplier nanos;

    private @Nullable FutureTask<T> question;
    private long asked;

    Scraped(Callable<T> source, Executor executor, LongSupplier nanos) {
        this.source = source;
        this.executor = executor;
        this.nanos = nanos;
    }

    /** The answer; empty if there is none, or not in time. */
    Optional<T> get() {
        try {
            FutureTask<T> current = current();
            long left = PATIENCE.toNanos() - (nanos.getAsLong() - asked);
            return Optional.of(current.get(Math.max(0, left), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            return Optional.empty();
        }
    }

    private synchronized FutureTask<T> current() {
        FutureTask<T> last = question;
        if (last != null && (!last.isDone() || hasFailed(last) && nanos.getAsLong() - asked < KEPT.toNanos())) {
            return last;
        }
        FutureTask<T> next = new FutureTask<>(source);
        asked = nanos.getAsLong();
        executor.execute(next);
        question = next;
        return next;
    }

    private static boolean hasFailed(FutureTask<?> done) {
        try {
            done.get();
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
