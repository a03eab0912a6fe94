package com.pivotalflow.quote;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far the head of a quote has come (specification 3). */
public enum QuoteStatus {
    /** Being written. */
    DRAFT("draft"),
    /** Waiting for approval. */
    PENDING("pending"),
    /** Free to be sent. */
    APPROVED("approved"),
    /** In front of the customer. */
    SENT("sent"),
    /** Opened by the customer. */
    VIEWED("viewed"),
    /** The customer said yes; final. */
    ACCEPTED("accepted"),
    /** The customer said no. */
    REJECTED("rejected"),
    /** Not decided in time. */
    EXPIRED("expired"),
    /** Given up by the firm; final. */
    CANCELLED("cancelled");

    private final String wireName;

    QuoteStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
