package com.pivotalflow.job;

import com.pivotalflow.organization.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job to be done.
 *
 * @param id made by whoever asks for it, so that what it is told can name it
 * @param type which handler does it
 * @param priority the most urgent first
 * @param maxAttempts after so many it has failed for good; 1 to 20
 * @param payload what the handler is told, an object of JSON; removed when the job ends, however it ends
 * @param requestedBy who asked for it; null for the system
 */
public record NewJob(
        UUID id,
        String type,
        Priority priority,
        int maxAttempts,
        String payload,
        @Nullable UserId requestedBy) {

    /** How urgent a job is. */
    public enum Priority {
        LOW(0),
        USUAL(5),
        /** Somebody waits for it. */
        HIGH(10),
        URGENT(15);

        private final int number;

        Priority(int number) {
            this.number = number;
        }

        short number() {
            return (short) number;
        }
    }

    /** Leaves the payload out, so that no log can show it. */
    @Override
    public String toString() {
        return "NewJob[" + id + ", " + type + "]";
    }
}
