package com.pivotalflow.quote;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a version reaches the customer. */
public enum DeliveryChannel {
    /** The firm hands it over by itself. */
    LINK("link");

    private final String wireName;

    DeliveryChannel(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
