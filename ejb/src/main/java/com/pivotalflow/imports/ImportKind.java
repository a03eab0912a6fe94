package com.pivotalflow.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.stream.Stream;

/** What the rows of a file become. */
public enum ImportKind {
    /** Customers. */
    CUSTOMERS("customers", "customers.create"),
    /** People at customers. */
    CONTACTS("contacts", "customers.update"),
    /** Prices of one rate card. */
    RATE_CARD_ITEMS("rate-card-items", "rate_cards.update");

    private final String wireName;
    private final String permission;

    ImportKind(String wireName, String permission) {
        this.wireName = wireName;
        this.permission = permission;
    }

    static ImportKind of(String wireName) {
        return Stream.of(values())
                .filter(resource -> resource.wireName.equals(wireName))
                .findFirst()
                .orElseThrow();
    }

    /** The name in addresses, in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Whoever holds it may make one such record, and so may make many. */
    public String permission() {
        return permission;
    }
}
