package com.pivotalflow.benchmark;

import java.time.Duration;

/**
 * How much is measured. Each is a system property, {@code bench.} and the name here; a run of a minute: {@code
 * -Dbench.starts=1 -Dbench.turns=1 -Dbench.seconds=2 -Dbench.warmup=300 -Dbench.quotes=20000 -Dbench.organizations=20}.
 *
 * @param starts how often a start is measured
 * @param turns how often server and floor are measured, one after the other
 * @param seconds of each measurement
 * @param warmup requests of each operation before
 * @param connections that load comes from
 * @param share of what the server can do at most, in percent, that the steady load has
 * @param quotes of the large organization
 * @param organizations in the large installation
 * @param javaOptions of the server's JVM in place of the released ones; empty for those
 */
record Sizes(
        int starts,
        int turns,
        int seconds,
        int warmup,
        int connections,
        int share,
        int quotes,
        int organizations,
        String javaOptions) {

    /** What the list begins with. */
    static final int FEW_QUOTES = 1_000;

    static Sizes given() {
        return new Sizes(
                number("starts", 3),
                number("turns", 3),
                number("seconds", 15),
                number("warmup", 5_000),
                number("connections", 8),
                number("share", 50),
                number("quotes", 1_000_000),
                number("organizations", 1_000),
                System.getProperty("bench.javaOptions", ""));
    }

    Duration length() {
        return Duration.ofSeconds(seconds);
    }

    private static int number(String name, int usual) {
        return Integer.getInteger("bench." + name, usual);
    }
}
