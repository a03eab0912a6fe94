package com.pivotalflow.schema.guard.observation;

/**
 * What a script ended with.
 *
 * @param statement number of the failing statement; 0 if none was reached
 * @param line where it stands; 0 if not known
 * @param sqlState the server's code
 * @param table the table that the server names, with its schema; empty if none
 * @param message what the server said
 */
public record Failure(int statement, int line, String sqlState, String table, String message) {

    /** A value does not fit its new place. */
    public boolean isOfValues() {
        return sqlState.startsWith("22");
    }

    /** Existing rows break a rule. */
    public boolean isOfRows() {
        return sqlState.startsWith("23");
    }

    /** The owner may not do this. */
    public boolean isOfRights() {
        return sqlState.equals("42501");
    }
}
