package com.pivotalflow.job;

import java.util.UUID;

/**
 * A job that belongs to one worker for the time of a lease.
 *
 * @param id the job
 * @param type which handler does it
 * @param attempt which one this is, from 1; a later claim of the same job has another
 * @param maxAttempts after so many it has failed for good
 * @param payload what the handler is told
 */
public record ClaimedJob(UUID id, String type, int attempt, int maxAttempts, String payload) {

    boolean isLastAttempt() {
        return attempt >= maxAttempts;
    }

    /** Leaves the payload out, so that no log can show it. */
    @Override
    public String toString() {
        return "ClaimedJob[" + id + ", " + type + ", attempt " + attempt + "]";
    }
}
