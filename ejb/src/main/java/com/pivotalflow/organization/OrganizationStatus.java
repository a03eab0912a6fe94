package com.pivotalflow.organization;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether an organization's people may work. */
public enum OrganizationStatus {
    /** They may. */
    ACTIVE("active"),
    /** Nobody signs in and no token is good, until it is resumed. */
    SUSPENDED("suspended"),
    /** As suspended, for good; everything stays stored. */
    CLOSED("closed");

    private final String wireName;

    OrganizationStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
