package com.pivotalflow.quote.terms;

import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of engagement a quote offers. */
public enum QuoteType {
    /** A piece of work with an end. */
    PROJECT("project"),
    /** A service as such. */
    SERVICE("service"),
    /** Goods. */
    PRODUCT("product"),
    /** Work that comes back each period. */
    RECURRING("recurring"),
    /** Work done once. */
    ONE_TIME("one_time");

    private final String wireName;

    QuoteType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
