package com.pivotalflow.quote.terms;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a line sells. Discounts and taxes are not lines. */
public enum LineKind {
    /** Work. */
    SERVICE("service"),
    /** A finished good. */
    PRODUCT("product"),
    /** Material used up. */
    MATERIAL("material"),
    /** Journeys. */
    TRAVEL("travel"),
    /** Other expenses passed on. */
    EXPENSE("expense");

    private final String wireName;

    LineKind(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
