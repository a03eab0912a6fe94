package com.pivotalflow.schema.startup;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that costs something to find: found by one thread at a time, kept for a while, and not waited for without
 * end. A failure is not kept.
 *
 * @param <T> what is found
 */
final class LatestAnswer<T> {

    private final Callable<T> source;
    private final Executor executor;
    private final LongSupplier nanos;
    private final Duration keep;
    private final Duration patience;

    private @Nullable FutureTask<T> task;
    private long begun;

    /**
     * Asks nothing yet.
     *
     * @param source finds the answer
     * @param executor runs it
     * @param nanos counts up evenly, unlike a clock that somebody may put back
     * @param keep for how long an answer is given again, from when it was begun
     * @param patience how long a caller waits
     */
    LatestAnswer(Callable<T> source, Executor executor, LongSupplier nanos, Duration keep, Duration patience) {
        this.source = source;
        this.executor = executor;
        this.nanos = nanos;
        this.keep = keep;
        this.patience = patience;
    }

    /**
     * The answer, found now if there is none that is still good.
     *
     * @throws TimeoutException if it takes too long; the next caller waits for the same search
     * @throws ExecutionException if it could not be found
     */
    T get() throws InterruptedException, ExecutionException, TimeoutException {
        return current().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized FutureTask<T> current() {
        FutureTask<T> last = task;
        if (last != null && (!last.isDone() || isGood(last))) {
            return last;
        }
        FutureTask<T> next = new FutureTask<>(source);
        begun = nanos.getAsLong();
        executor.execute(next);
        task = next;
        return next;
    }

    private boolean isGood(FutureTask<T> done) {
        if (nanos.getAsLong() - begun >= keep.toNanos()) {
            return false;
        }
        try {
            done.get();
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
