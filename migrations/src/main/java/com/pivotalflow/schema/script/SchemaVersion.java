package com.pivotalflow.schema.script;

import java.util.Locale;

/**
 * Number of the newest script that a database or a build has; compared as a number, written as scripts are named.
 *
 * @param number 0 for a database without history
 */
public record SchemaVersion(int number) implements Comparable<SchemaVersion> {

    /** A database to which no script was ever applied. */
    public static final SchemaVersion EMPTY = new SchemaVersion(0);

    /**
     * Reads a version as Flyway knows it.
     *
     * @throws NumberFormatException if the text is not a whole number; the names of our scripts rule that out
     */
    public static SchemaVersion parse(String text) {
        return new SchemaVersion(Integer.parseInt(text));
    }

    @Override
    public int compareTo(SchemaVersion other) {
        return Integer.compare(number, other.number);
    }

    /** {@code V0012}, or {@code an empty schema}. */
    @Override
    public String toString() {
        return number == 0 ? "an empty schema" : String.format(Locale.ROOT, "V%04d", number);
    }
}
