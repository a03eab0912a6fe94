package com.pivotalflow.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What kind of buyer a customer is. */
public enum CustomerType {
    /** A business. */
    BUSINESS("business"),

    /** A private person. */
    INDIVIDUAL("individual"),

    /** A public body. */
    GOVERNMENT("government");

    private final String wireName;

    CustomerType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The type with this name, compared exactly. */
    public static Optional<CustomerType> parse(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }
}
