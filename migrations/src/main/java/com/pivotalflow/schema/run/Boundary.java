package com.pivotalflow.schema.run;

/** Hears that a step has ended, before the next begins: where a test stops a run as a power cut would. */
@FunctionalInterface
public interface Boundary {

    /**
     * A step has ended.
     *
     * @param script the file it was about; empty if it was about the whole run
     */
    void reached(Step step, String script);

    /** Nobody listens. */
    static Boundary none() {
        return (step, script) -> {};
    }
}
