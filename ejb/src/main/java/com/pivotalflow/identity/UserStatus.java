package com.pivotalflow.identity;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a person may sign in. */
public enum UserStatus {
    /** Invited, without a password yet. */
    PENDING("pending"),
    /** May sign in. */
    ACTIVE("active"),
    /** Left, or not needed at present. */
    INACTIVE("inactive"),
    /** Locked out by an administrator. */
    SUSPENDED("suspended");

    private final String wireName;

    UserStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
