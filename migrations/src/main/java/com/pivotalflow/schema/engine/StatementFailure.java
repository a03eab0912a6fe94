package com.pivotalflow.schema.engine;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;

/**
 * What a run of Flyway ended with, in the server's words.
 *
 * @param line where the failing statement begins in its script, from 1; 0 if no statement failed
 * @param sqlState the server's code; empty if the server said nothing
 * @param message what it said, without its code
 */
public record StatementFailure(int line, String sqlState, String message) {

    /** What the server ends a statement with when its disk has no room left. */
    private static final String DISK_FULL = "53100";

    /** What to do about a failure with this code before the next run, as the end of a sentence. */
    public static String next(String sqlState) {
        return sqlState.equals(DISK_FULL)
                ? "the disk of the database server is full: make room there and run again"
                : "correct the cause and start again";
    }

    /** Finds the innermost words: Flyway wraps them several times. */
    public static StatementFailure of(FlywayException thrown) {
        int line = 0;
        String state = "";
        String said = String.valueOf(thrown.getMessage());
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywaySqlScriptException statement) {
                line = statement.getLineNumber();
            }
            if (cause instanceof SQLException server) {
                state = server.getSQLState() == null ? "" : server.getSQLState();
                said = String.valueOf(cause.getMessage());
            }
        }
        return new StatementFailure(line, state, said);
    }
}
