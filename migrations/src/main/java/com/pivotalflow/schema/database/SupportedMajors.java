package com.pivotalflow.schema.database;

/**
 * The major versions of PostgreSQL that a build was tried on.
 *
 * @param oldest such as 16
 * @param newest not before it
 */
public record SupportedMajors(int oldest, int newest) {

    /** Those of this build. */
    public static SupportedMajors standard() {
        return new SupportedMajors(16, 18);
    }

    /** Whether one is among them. */
    boolean include(int major) {
        return major >= oldest && major <= newest;
    }
}
