package com.pivotalflow.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** Where a customer stands. */
public enum CustomerStatus {
    /** Somebody who may become a customer. */
    PROSPECT("prospect"),

    /** Somebody who showed interest. */
    LEAD("lead"),

    /** A customer. */
    ACTIVE("active"),

    /** No longer a customer; no new documents. */
    INACTIVE("inactive");

    private final String wireName;

    CustomerStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The status with this name, compared exactly. */
    public static Optional<CustomerStatus> parse(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName.equals(wireName))
                .findFirst();
    }
}
