package com.pivotalflow.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.stream.Stream;

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

    /**
     * The status of a name.
     *
     * @throws IllegalArgumentException for any other text
     */
    static UserStatus parse(String name) {
        return Stream.of(values())
                .filter(status -> status.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no status " + name));
    }
}
