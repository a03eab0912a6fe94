package com.pivotalflow.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far a delivery has come. */
public enum DeliveryStatus {
    /** Not tried yet. */
    PENDING("pending"),
    /** The endpoint confirmed it. */
    DELIVERED("delivered"),
    /** Tried without success; will be tried again. */
    FAILED("failed"),
    /** Tried without success for the last time. */
    ABANDONED("abandoned");

    private final String wireName;

    DeliveryStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Whether there is something left to try. */
    boolean isOpen() {
        return this == PENDING || this == FAILED;
    }
}
