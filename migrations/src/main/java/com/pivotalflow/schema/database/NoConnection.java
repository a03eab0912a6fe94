package com.pivotalflow.schema.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/** Why a database could not be connected to, in words that say what to do. */
final class NoConnection {

    /** Down, starting, or without a connection to spare. */
    private static final Set<String> PASSING = Set.of("08001", "08004", "08006", "57P03", "53300");

    private NoConnection() {}

    /** Whether it may be over soon. */
    static boolean mayPass(SQLException failure) {
        return PASSING.contains(state(failure));
    }

    /** The server's words, and what to do about them. */
    static String words(SQLException failure, String user, Duration waited) {
        String next =
                switch (state(failure)) {
                    case "28P01", "28000" ->
                        "The server does not let " + user
                                + " in: check PIVOTAL_DB_OWNER_USER and PIVOTAL_DB_OWNER_PASSWORD, and"
                                + " that the role exists";
                    case "3D000" -> "Create it, or check PIVOTAL_DB_NAME";
                    case "53300" ->
                        "All connections are in use: see who holds them in pg_stat_activity, as a superuser, or raise"
                                + " max_connections";
                    default ->
                        "Check PIVOTAL_DB_HOST, PIVOTAL_DB_PORT, PIVOTAL_DB_NAME, PIVOTAL_DB_OWNER_USER and"
                                + " PIVOTAL_DB_OWNER_PASSWORD, and that the server runs";
                };
        String patience = mayPass(failure) && waited.toSeconds() > 0 ? ", waited " + waited.toSeconds() + " s" : "";
        return "cannot connect to the database as its owner " + user + patience + ": "
                + innermost(failure).getMessage() + ". " + next + "; nothing was changed";
    }

    /** A container wraps the driver's words several times; only the innermost say something. */
    static Throwable innermost(SQLException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String state(SQLException failure) {
        String state = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException server && server.getSQLState() != null) {
                state = server.getSQLState();
            }
        }
        return state;
    }
}
