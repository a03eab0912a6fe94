package com.pivotalflow.invoice.payment;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a payment counts. This version books what has arrived, so no payment waits or fails. */
public enum PaymentStatus {
    /** Announced and not received. */
    PENDING("pending"),
    /** Received; counts. */
    COMPLETED("completed"),
    /** Taken back; does not count any more. */
    VOID("void"),
    /** Never received. */
    FAILED("failed");

    private final String wireName;

    PaymentStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
