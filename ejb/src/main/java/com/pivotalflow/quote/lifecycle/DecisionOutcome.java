package com.pivotalflow.quote.lifecycle;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a customer said. */
public enum DecisionOutcome {
    /** Yes. */
    ACCEPTED("accepted"),
    /** No. */
    REJECTED("rejected");

    private final String wireName;

    DecisionOutcome(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
