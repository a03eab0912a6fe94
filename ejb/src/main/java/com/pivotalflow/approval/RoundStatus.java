package com.pivotalflow.approval;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where an approval round stands. */
public enum RoundStatus {
    /** Somebody has still to decide. */
    PENDING("pending"),
    /** Everybody who was needed approved. */
    APPROVED("approved"),
    /** Somebody rejected. */
    REJECTED("rejected"),
    /** Taken back by whoever asked. */
    WITHDRAWN("withdrawn"),
    /** Worth nothing any more, because what it was about changed. */
    VOIDED("voided");

    private final String wireName;

    RoundStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
