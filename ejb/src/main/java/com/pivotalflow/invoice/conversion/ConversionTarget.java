package com.pivotalflow.invoice.conversion;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is made of an accepted quote, in the order in which it is made. */
public enum ConversionTarget {
    /** A project with planned effort. */
    PROJECT("project", "projects", "projects.create"),
    /** A draft of an invoice. */
    INVOICE("invoice", "invoices", "invoices.create");

    private final String wireName;
    private final String collection;
    private final String permission;

    ConversionTarget(String wireName, String collection, String permission) {
        this.wireName = wireName;
        this.collection = collection;
        this.permission = permission;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Where what is made is found, below the address of the interface. */
    String collection() {
        return collection;
    }

    /** What making it needs. */
    String permission() {
        return permission;
    }
}
