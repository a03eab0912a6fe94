package com.pivotalflow.approval;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can need approval. */
public enum ApprovalSubject {
    /** A quote before it is sent. */
    QUOTE("quote"),
    /** An invoice before it is sent. */
    INVOICE("invoice"),
    /** A project before it is closed. */
    PROJECT("project");

    private final String wireName;

    ApprovalSubject(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
