package com.pivotalflow.schema.twin;

import com.pivotalflow.schema.catalog.Entry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column of a catalog, taken apart.
 *
 * @param entry what was read
 * @param type as PostgreSQL writes it, such as {@code numeric(19,4)}
 * @param collation if it is not that of the type
 * @param required whether it is NOT NULL
 * @param identity {@code ALWAYS} or {@code BY DEFAULT} if it numbers itself
 * @param preset what is stored where nothing is stated
 * @param computed what it is generated from
 */
record ColumnShape(
        Entry entry,
        String type,
        @Nullable String collation,
        boolean required,
        @Nullable String identity,
        @Nullable String preset,
        @Nullable String computed) {

    private static final Pattern DEFINITION = Pattern.compile(
            "(?<type>.+?)(?: COLLATE (?<collation>\\S+))?(?<required> NOT NULL)?(?: NOT VALID)?"
                    + "(?: GENERATED (?<identity>ALWAYS|BY DEFAULT) AS IDENTITY)?"
                    + "(?: DEFAULT (?<preset>.+)| GENERATED ALWAYS AS \\((?<computed>.+)\\) (?:STORED|VIRTUAL))?",
            Pattern.DOTALL);

    static ColumnShape of(Entry entry) {
        Matcher definition = DEFINITION.matcher(entry.definition());
        if (!definition.matches()) {
            throw new IllegalArgumentException("not the definition of a column: " + entry);
        }
        return new ColumnShape(
                entry,
                definition.group("type"),
                definition.group("collation"),
                definition.group("required") != null,
                definition.group("identity"),
                definition.group("preset"),
                definition.group("computed"));
    }

    /** Whether a row can be written without naming it. */
    boolean fillsItself() {
        return !required || identity != null || preset != null || computed != null;
    }

    /** Whether the database alone writes it. */
    boolean isComputed() {
        return computed != null || "ALWAYS".equals(identity);
    }
}
