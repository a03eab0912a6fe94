package com.pivotalflow.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Puts load on a target from several connections.
 *
 * <p>With a rate, each request has a moment at which it should begin, whatever became of those before it, and its time
 * counts from then: a request that waits because the target is slow, or because all connections wait for it, has waited.
 */
final class Load {

    private static final long LONGEST_NANOS = Duration.ofMinutes(2).toNanos();
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(30);
    private static final int DIGITS = 3;
    private static final double NANOS_IN_A_SECOND = 1e9;

    private Load() {}

    /** As fast as the connections get their answers. */
    static Result full(Target target, int connections, Duration length) throws Exception {
        return run(target, connections, length, Long.MAX_VALUE, 0);
    }

    /** So many requests, as fast as the connections get their answers. */
    static void warmUp(Target target, int connections, int requests) throws Exception {
        run(target, connections, LONGEST_WARM_UP, requests, 0);
    }

    /** So many requests a second, evenly. */
    static Result steady(Target target, int connections, Duration length, double rate) throws Exception {
        return run(target, connections, length, Long.MAX_VALUE, NANOS_IN_A_SECOND / rate);
    }

    private static Result run(Target target, int connections, Duration length, long most, double apart)
            throws Exception {
        Histogram times = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
        AtomicLong tickets = new AtomicLong();
        List<Target.Connected> open = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            for (int i = 0; i < connections; i++) {
                open.add(target.connect());
            }
            long start = System.nanoTime();
            List<Future<Void>> running = new ArrayList<>();
            for (Target.Connected connected : open) {
                running.add(threads.submit(() -> {
                    ask(connected, tickets, start, length.toNanos(), most, apart, times);
                    return null;
                }));
            }
            for (Future<Void> each : running) {
                await(each);
            }
            return new Result(times.getTotalCount(), Duration.ofNanos(System.nanoTime() - start), times);
        } finally {
            threads.shutdownNow();
            for (Target.Connected connected : open) {
                connected.close();
            }
        }
    }

    private static void ask(
            Target.Connected connected,
            AtomicLong tickets,
            long start,
            long length,
            long most,
            double apart,
            Histogram times)
            throws Exception {
        while (true) {
            long ticket = tickets.getAndIncrement();
            long begin = apart == 0 ? System.nanoTime() : start + Math.round(ticket * apart);
            if (ticket >= most || begin - start >= length) {
                return;
            }
            for (long now = System.nanoTime(); now < begin; now = System.nanoTime()) {
                LockSupport.parkNanos(begin - now);
            }
            connected.ask();
            times.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - begin));
        }
    }

    private static void await(Future<Void> running) throws Exception {
        try {
            running.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load broke off", e.getCause());
        }
    }

    /**
     * What came of it.
     *
     * @param requests that were answered
     * @param took from the first to the last
     * @param times in nanoseconds, from the moment at which each should have begun
     */
    record Result(long requests, Duration took, Histogram times) {

        /** Requests answered in a second. */
        double perSecond() {
            return requests / (took.toNanos() / NANOS_IN_A_SECOND);
        }
    }
}
