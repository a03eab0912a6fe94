package com.pivotalflow.testing;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what the server does by itself, by looking again and again. */
public final class Waiting {

    private static final Duration MOST = Duration.ofSeconds(60);
    private static final long MILLIS_BETWEEN = 50;

    private Waiting() {}

    /** Waits until it is so; a minute without is a failure of the test. */
    public static void until(String what, Callable<Boolean> condition) throws Exception {
        until(what, MOST, condition);
    }

    /** Waits until it is so; that long without is a failure of the test. */
    public static void until(String what, Duration most, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came to this: " + what);
            }
            Thread.sleep(MILLIS_BETWEEN);
        }
    }
}
