package com.pivotalflow.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How fast a processor is now: neighbours that share its caches, or another clock, make every figure larger, and this one
 * with them. Figures of two runs may be compared as far as this is the same.
 */
final class FixedWork {

    private static final int BLOCKS = 64;
    private static final int BLOCK = 1024 * 1024;
    private static final double NANOS_IN_A_MILLI = 1e6;

    private FixedWork() {}

    /** Milliseconds of processor for a hash over 64 MiB. */
    static double millis() throws NoSuchAlgorithmException {
        hash();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        hash();
        return (threads.getCurrentThreadCpuTime() - before) / NANOS_IN_A_MILLI;
    }

    private static void hash() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] block = new byte[BLOCK];
        for (int i = 0; i < BLOCKS; i++) {
            digest.update(block);
        }
        if (digest.digest().length == 0) {
            throw new IllegalStateException("a hash without bytes");
        }
    }
}
