package com.pivotalflow.delivery;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a version reaches the customer. */
public enum DeliveryChannel {
    /** We mail the link. */
    EMAIL("email"),
    /** The firm hands it over by itself. */
    LINK("link");

    private final String wireName;

    DeliveryChannel(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
