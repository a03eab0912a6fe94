package com.pivotalflow.schema.database;

import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * The questions asked before anything is changed. Each wrong answer has its own message, and each message says what to
 * do.
 */
public final class Preflight {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Pattern JDBC_URL = Pattern.compile("jdbc:postgresql://([^/?]+)/.*");

    private static final String QUESTIONS = """
            SELECT current_setting('server_version_num')::integer / 10000 AS major,
                   split_part(current_setting('server_version'), ' ', 1)  AS version,
                   current_setting('server_encoding')                     AS encoding,
                   pg_is_in_recovery()                                    AS standby,
                   current_setting('transaction_read_only') = 'on'        AS read_only,
                   current_database()                                     AS database,
                   current_user                                           AS connected_as,
                   (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser,
                   has_database_privilege(current_database(), 'CREATE')
                       AND has_schema_privilege('public', 'CREATE')       AS may_create
            """;

    private Preflight() {}

    /** Asks a database that is to be there. */
    public static Target inspect(DataSource owner, DatabaseRoles roles) {
        return inspect(owner, roles, Duration.ZERO, Progress.silent());
    }

    /**
     * Asks.
     *
     * @param patience how long it waits for a server that is down or has no connection left
     * @param progress hears that it waits
     * @return the database, fit to be migrated
     * @throws SchemaRefusedException with what is wrong and what to do
     */
    public static Target inspect(DataSource owner, DatabaseRoles roles, Duration patience, Progress progress) {
        return inspect(owner, roles, patience, progress, SupportedMajors.standard());
    }

    /** The same for a build that was tried on other versions of the server. */
    static Target inspect(
            DataSource owner, DatabaseRoles roles, Duration patience, Progress progress, SupportedMajors majors) {
        long begun = System.nanoTime();
        boolean told = false;
        while (true) {
            try (Connection connection = owner.getConnection()) {
                return inspect(connection, roles, majors);
            } catch (SQLException e) {
                Duration waited = Duration.ofNanos(System.nanoTime() - begun);
                if (!NoConnection.mayPass(e) || waited.compareTo(patience) >= 0) {
                    throw new SchemaRefusedException(Exit.NO_TARGET, NoConnection.words(e, roles.owner(), waited));
                }
                if (!told) {
                    progress.say("waiting for the database: "
                            + NoConnection.innermost(e).getMessage());
                    told = true;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaRefusedException(Exit.NO_TARGET, "told to stop while waiting for the database");
        }
    }

    /**
     * Says which database a connection leads to, and demands nothing of it.
     *
     * @throws SQLException if the connection does not serve
     */
    public static Target identify(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUESTIONS);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return target(connection, row);
        }
    }

    private static Target target(Connection connection, ResultSet row) throws SQLException {
        return new Target(
                row.getString("database") + address(connection),
                "PostgreSQL " + row.getString("version"),
                row.getString("connected_as"),
                row.getBoolean("superuser"));
    }

    private static Target inspect(Connection connection, DatabaseRoles roles, SupportedMajors majors)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUESTIONS);
                ResultSet row = statement.executeQuery()) {
            row.next();
            checkServer(row, majors);
            String user = row.getString("connected_as");
            String database = row.getString("database");
            checkRoles(connection, roles, database);
            refuseIf(
                    !user.equals(roles.owner()),
                    "connected as " + user + ", but the owner of the schema is to be " + roles.owner()
                            + ": the data source and PIVOTAL_DB_OWNER_USER must name the same role");
            refuseIf(
                    !row.getBoolean("may_create"),
                    user + " may not create objects in database " + database
                            + ": run the bootstrap script db/bootstrap/roles.sql in it as a superuser");
            refuseIf(
                    !mayHandOver(connection, roles.lookup()),
                    user + " may not hand functions over to " + roles.lookup() + ": GRANT " + roles.lookup() + " TO "
                            + user + " WITH INHERIT FALSE, SET TRUE, as a superuser");
            return target(connection, row);
        }
    }

    private static void checkServer(ResultSet row, SupportedMajors majors) throws SQLException {
        refuseIf(
                !majors.include(row.getInt("major")),
                "PostgreSQL " + row.getString("version") + " is not supported: use a major version from "
                        + majors.oldest() + " to " + majors.newest() + "; nothing was changed");
        refuseIf(
                !row.getString("encoding").equals("UTF8"),
                "database " + row.getString("database") + " has encoding " + row.getString("encoding")
                        + ": create it anew with ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0");
        refuseIf(
                row.getBoolean("standby"),
                "the server is a standby (in recovery): connect to the primary, see PIVOTAL_DB_HOST");
        refuseIf(
                row.getBoolean("read_only"),
                "the connection is read-only: set default_transaction_read_only off for this role and database");
    }

    private static void checkRoles(Connection connection, DatabaseRoles roles, String database) throws SQLException {
        List<String> needed = List.of(roles.owner(), roles.app(), roles.readonly(), roles.lookup());
        List<String> missing = new ArrayList<>(needed);
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT rolname FROM pg_roles WHERE rolname = ANY (?)")) {
            statement.setArray(1, connection.createArrayOf("text", needed.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    missing.remove(row.getString(1));
                }
            }
        }
        refuseIf(
                !missing.isEmpty(),
                "the server has no role " + String.join(", ", missing) + ": run the bootstrap script"
                        + " db/bootstrap/roles.sql in database " + database + " as a superuser");
    }

    private static boolean mayHandOver(Connection connection, String lookup) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_has_role(current_user, ?::name, 'SET')")) {
            statement.setString(1, lookup);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static String address(Connection connection) throws SQLException {
        String url = connection.getMetaData().getURL();
        Matcher matcher = JDBC_URL.matcher(url == null ? "" : url);
        return matcher.matches() ? " at " + matcher.group(1) : "";
    }

    private static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw new SchemaRefusedException(Exit.NO_TARGET, message);
        }
    }
}
