package com.pivotalflow.schema.outcome;

/** Hears how a run goes on, one readable line at a time; a log for start-up, standard error for a command. */
@FunctionalInterface
public interface Progress {

    /** Takes one line, without a line end. */
    void say(String line);

    /**
     * Takes how far a long piece of work is. It may be told as often as one likes; it is shown as often as that helps.
     *
     * @param work what is being done, in a few words
     * @param done how many parts of it are
     * @param total how many there are
     */
    default void at(String work, long done, long total) {}

    /** Nobody listens. */
    static Progress silent() {
        return line -> {};
    }
}
