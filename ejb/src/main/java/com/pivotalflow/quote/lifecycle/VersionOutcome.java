package com.pivotalflow.quote.lifecycle;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a version had ended before a newer one took its place. */
public enum VersionOutcome {
    /** The customer had said no. */
    REJECTED("rejected"),
    /** It had not been decided in time. */
    EXPIRED("expired");

    private final String wireName;

    VersionOutcome(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
