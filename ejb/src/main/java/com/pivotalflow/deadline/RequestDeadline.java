package com.pivotalflow.deadline;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When the request must be over that the present thread works on. At that moment its thread is interrupted, which ends
 * waiting for a connection of the pool, for a body that trickles in, and, as the server makes the sockets of the driver,
 * for a database that does not answer. It is interrupted again and again until the request is over, since it may begin to
 * wait anew.
 */
public final class RequestDeadline {

    private static final Logger LOG = System.getLogger(RequestDeadline.class.getName());
    private static final ThreadLocal<@Nullable RequestDeadline> PRESENT = new ThreadLocal<>();
    private static final long AGAIN_MILLIS = 50;

    private final long end;
    private final Thread thread = Thread.currentThread();

    private @Nullable Future<?> watch;
    private boolean hasPassed;
    private boolean isOver;

    private RequestDeadline(long end) {
        this.end = end;
    }

    /**
     * The present thread begins to work on a request.
     *
     * @param most how long it may take from now on
     * @param watch ends what takes longer
     */
    public static void begin(Duration most, ScheduledExecutorService watch) {
        RequestDeadline deadline = new RequestDeadline(System.nanoTime() + most.toNanos());
        PRESENT.set(deadline);
        deadline.watch =
                watch.scheduleWithFixedDelay(deadline::enforce, most.toMillis(), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** That of the request the present thread works on; empty for work that is no request. */
    public static Optional<RequestDeadline> present() {
        return Optional.ofNullable(PRESENT.get());
    }

    /** The present thread has ended its request. */
    public static void end() {
        present().ifPresent(RequestDeadline::settle);
        PRESENT.remove();
    }

    /** Milliseconds that are left, at least one. */
    public long leftMillis() {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    }

    /** Whether the request should be over by now. */
    public synchronized boolean hasPassed() {
        return hasPassed;
    }

    /** From now on the request is left alone: it is being answered. */
    public synchronized void settle() {
        isOver = true;
        if (watch != null) {
            watch.cancel(false);
        }
        if (hasPassed && Thread.currentThread() == thread && Thread.interrupted()) {
            LOG.log(Level.DEBUG, "The request was interrupted at its deadline");
        }
    }

    private synchronized void enforce() {
        if (isOver) {
            return;
        }
        hasPassed = true;
        thread.interrupt();
    }
}
