package com.pivotalflow.imports;

import java.util.stream.Stream;

/** How a file is written. */
public enum ImportFormat {
    /** RFC 4180 with a line of names. */
    CSV("csv"),
    /** An array of objects. */
    JSON("json");

    private final String wireName;

    ImportFormat(String wireName) {
        this.wireName = wireName;
    }

    static ImportFormat of(String wireName) {
        return Stream.of(values())
                .filter(format -> format.wireName.equals(wireName))
                .findFirst()
                .orElseThrow();
    }

    /** The name in the database. */
    public String wireName() {
        return wireName;
    }
}
