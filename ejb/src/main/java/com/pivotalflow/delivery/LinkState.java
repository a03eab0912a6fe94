package com.pivotalflow.delivery;

import com.fasterxml.jackson.annotation.JsonValue;

/** What became of a link. */
public enum LinkState {
    /** It shows what was sent. */
    ACTIVE("active"),
    /** The version was decided on; it shows a receipt. */
    CONSUMED("consumed"),
    /** The version was withdrawn, or a newer one took its place. */
    CLOSED("closed"),
    /** Taken back by hand; its holder learns as much as somebody with no link. */
    REVOKED("revoked");

    private final String wireName;

    LinkState(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
