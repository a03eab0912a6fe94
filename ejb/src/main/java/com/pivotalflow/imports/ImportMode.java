package com.pivotalflow.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.stream.Stream;

/** What becomes of the right rows of a file that has wrong ones. */
public enum ImportMode {
    /** Nothing: all rows become records or none does. */
    ALL_OR_NOTHING("all-or-nothing"),
    /** They become records. */
    BEST_EFFORT("best-effort");

    private final String wireName;

    ImportMode(String wireName) {
        this.wireName = wireName;
    }

    static ImportMode of(String wireName) {
        return Stream.of(values())
                .filter(mode -> mode.wireName.equals(wireName))
                .findFirst()
                .orElseThrow();
    }

    /** The name in addresses, in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
