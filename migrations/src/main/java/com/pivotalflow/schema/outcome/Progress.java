package com.pivotalflow.schema.outcome;

/** Hears how a run goes on, one readable line at a time; a log for start-up, standard error for a command. */
@FunctionalInterface
public interface Progress {

    /** Takes one line, without a line end. */
    void say(String line);

    /** Nobody listens. */
    static Progress silent() {
        return line -> {};
    }
}
