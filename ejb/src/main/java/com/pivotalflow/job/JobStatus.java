package com.pivotalflow.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.stream.Stream;

/** How far a job has come. */
public enum JobStatus {
    /** Waits for a worker. */
    QUEUED("queued"),
    /** A worker does it. */
    RUNNING("running"),
    /** An attempt failed, or its node went away; waits for the next one. */
    RETRYING("retrying"),
    /** Done. */
    SUCCEEDED("succeeded"),
    /** No attempt is left, or none could do better. */
    FAILED("failed"),
    /** Somebody did not want it any more. */
    CANCELLED("cancelled");

    private final String wireName;

    JobStatus(String wireName) {
        this.wireName = wireName;
    }

    static JobStatus of(String wireName) {
        return Stream.of(values())
                .filter(status -> status.wireName.equals(wireName))
                .findFirst()
                .orElseThrow();
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Whether nobody works on it and somebody will. */
    boolean isWaiting() {
        return this == QUEUED || this == RETRYING;
    }

    /** Whether it will not change any more by itself. */
    public boolean isOver() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
