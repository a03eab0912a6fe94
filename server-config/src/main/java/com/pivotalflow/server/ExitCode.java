package com.pivotalflow.server;

/** What the launcher answers to its caller; 130 and 143 (stopped by a signal) come from the JVM itself. */
enum ExitCode {
    OK(0),
    /** Something that was started failed or ended by itself. */
    FAILED(1),
    /** A setting is wrong or missing. */
    USAGE(2),
    /** A port or the data directory is taken by somebody else. */
    OCCUPIED(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
