package com.pivotalflow.quote.lifecycle;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a customer's decision came in. */
public enum DecisionChannel {
    /** By the customer, through a link. */
    LINK("link"),
    /** In a message. */
    EMAIL("email"),
    /** In a call. */
    PHONE("phone"),
    /** In a letter, or signed. */
    PAPER("paper"),
    /** In any other way. */
    OTHER("other");

    private final String wireName;

    DecisionChannel(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
