package com.pivotalflow.approval;

import com.fasterxml.jackson.annotation.JsonValue;

/** One person's word. */
public enum Verdict {
    /** Yes. */
    APPROVED("approved"),
    /** No, which ends the round. */
    REJECTED("rejected");

    private final String wireName;

    Verdict(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
