package com.pivotalflow.job;

import java.time.Duration;

/**
 * Does the jobs of one type. An application-scoped bean; found by the worker, wherever it stands.
 *
 * <p>It is called outside of any transaction and calls services, each of which is one. It may be called again for a job
 * whose work is done already: its node went away before that could be noted.
 */
public interface JobHandler {

    /** What it does; at most 50 characters, such as {@code mail}. */
    String type();

    /** Whether this node can do it now; jobs that it can't are left to other nodes. */
    default boolean isReady() {
        return true;
    }

    /** How long to wait before the next attempt: half a minute, and twice as long each time, up to an hour. */
    default Duration pause(int attempt) {
        return Backoff.after(attempt);
    }

    /** Whether a job that failed can be done again: all it needs is kept elsewhere than in its payload. */
    default boolean isRepeatable() {
        return false;
    }

    /**
     * Does the job.
     *
     * @throws JobFailure when it can't be done, for now or for good; any other exception counts as for now
     */
    void handle(JobRun run);
}
