package com.pivotalflow.quote.lifecycle;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a submitted quote needed somebody's word. */
public enum ApprovalMode {
    /** A rule asked for it. */
    REQUIRED("required"),
    /** No rule asked for it, or the organization does without approval. */
    NOT_REQUIRED("not_required");

    private final String wireName;

    ApprovalMode(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
