package com.pivotalflow.schema.run;

import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.journal.RunLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Schema {@code migrator}: the run log, the attempts, the procedure that batch scripts call, and the view the running
 * application reads. It belongs to the machinery and not to the schema that the scripts make, so no catalog shows it.
 */
public final class MigratorSchema {

    private static final String RESOURCE = "migrator.sql";

    /** Raised with every change of the resource; a database with a higher one was prepared by a newer build. */
    private static final int LAYOUT = 1;

    private static final String TITLE = "Run log of the migrations, layout ";

    /** Of the advisory lock that lets one session at a time create it; our own, far from Flyway's. */
    private static final long LOCK = 0x7069766f744c4f47L;

    private static final String IS_READY = """
            SELECT coalesce(substring(d.description FROM '[0-9]+$')::integer, 0) >= ?
                   AND has_schema_privilege(?, n.oid, 'USAGE')
                   AND coalesce((SELECT has_table_privilege(?, c.oid, 'SELECT')
                                 FROM pg_class AS c WHERE c.relnamespace = n.oid AND c.relname = 'status'), false)
            FROM pg_namespace AS n
            LEFT JOIN pg_description AS d
                ON d.objoid = n.oid AND d.classoid = 'pg_namespace'::regclass AND d.description LIKE ?
            WHERE n.nspname = 'migrator'
            """;

    private MigratorSchema() {}

    /**
     * Whether a database has a run log; any role may ask.
     *
     * @throws SQLException if the connection does not serve
     */
    public static boolean exists(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM pg_class AS c JOIN pg_namespace AS n"
                        + " ON n.oid = c.relnamespace WHERE n.nspname = 'migrator' AND c.relname = 'journal')")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /**
     * Makes what is not there yet, in a transaction of its own. Several runners may do so at once; where nothing is
     * missing it takes no lock.
     *
     * @param owner not in a transaction; left as it was
     * @throws SQLException if the owner may not, and nothing was changed
     */
    public static void ensure(Connection owner, DatabaseRoles roles) throws SQLException {
        boolean autoCommit = owner.getAutoCommit();
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            if (!isReady(owner, roles)) {
                statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
                if (!isReady(owner, roles)) {
                    statement.execute(Roles.of(roles.placeholders()).fill(resource()));
                    statement.execute("COMMENT ON SCHEMA migrator IS '" + TITLE + LAYOUT + "'");
                }
            }
            owner.commit();
        } finally {
            owner.rollback();
            owner.setAutoCommit(autoCommit);
        }
    }

    /**
     * Reads the scripts that ran and were not rolled back; empty if the database has no run log.
     *
     * @param connection of the owner
     * @throws SQLException if it cannot be read
     */
    public static RunLog read(Connection connection) throws SQLException {
        if (!exists(connection)) {
            return RunLog.empty();
        }
        List<RunLog.Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT script, sha256, stmts, crc32 FROM migrator.journal"
                        + " WHERE rolled_back_at IS NULL ORDER BY id")) {
            while (row.next()) {
                rows.add(new RunLog.Row(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)));
            }
        }
        return new RunLog(rows);
    }

    /**
     * Writes what was done, to be committed or lost with it.
     *
     * @param inScriptTransaction where the script's statements ran
     * @throws SQLException if there is no run log, or the version stands in it already
     */
    public static void write(Connection inScriptTransaction, RunLogEntry entry) throws SQLException {
        try (Statement statement = inScriptTransaction.createStatement()) {
            statement.execute(entry.insert());
        }
    }

    /**
     * Writes down that a script is about to be tried. The connection must be another than the script's, so that what it
     * wrote outlives a script that is rolled back, and must stay open while the script runs: by its session others see
     * that the runner lives.
     *
     * @param owner commits by itself, or is committed by the caller before the script begins
     * @param step how far the runner has come
     * @return what {@link #closeAttempt} takes
     */
    public static long openAttempt(Connection owner, String script, String node, String step) throws SQLException {
        try (PreparedStatement insert =
                owner.prepareStatement("INSERT INTO migrator.attempts (script, node, step, backend_since)"
                        + " SELECT ?, ?, ?, s.backend_start FROM pg_stat_activity AS s WHERE s.pid = pg_backend_pid()"
                        + " RETURNING id")) {
            insert.setString(1, script);
            insert.setString(2, node);
            insert.setString(3, step);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Writes down how an attempt ended, in a word or a line. */
    public static void closeAttempt(Connection owner, long id, String outcome) throws SQLException {
        try (PreparedStatement update = owner.prepareStatement("UPDATE migrator.attempts"
                + " SET finished = clock_timestamp(), outcome = ? WHERE id = ? AND finished IS NULL")) {
            update.setString(1, outcome);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    /**
     * Reads the attempts without an outcome, oldest first; none if the database has no run log. To whoever holds the
     * migration lock they are those of runners that were killed.
     */
    public static List<Attempt> openAttempts(Connection owner) throws SQLException {
        if (!exists(owner)) {
            return List.of();
        }
        List<Attempt> attempts = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, script, node, step, started FROM migrator.attempts"
                        + " WHERE finished IS NULL ORDER BY id")) {
            while (row.next()) {
                attempts.add(new Attempt(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()));
            }
        }
        return List.copyOf(attempts);
    }

    /** Writes down that a script was taken back; part of the transaction that does it. Its row stays. */
    public static void markRolledBack(Connection inRollbackTransaction, String script) throws SQLException {
        try (PreparedStatement update = inRollbackTransaction.prepareStatement("UPDATE migrator.journal"
                + " SET rolled_back_at = clock_timestamp() WHERE script = ? AND rolled_back_at IS NULL")) {
            update.setString(1, script);
            update.executeUpdate();
        }
    }

    /**
     * Reads what the application may see of all this; nothing if the database has no run log.
     *
     * @param connection of the owner or the application
     * @return by rank of the history, then what the history does not have
     * @throws SQLException if it cannot be read
     */
    public static List<Recorded> recorded(Connection connection) throws SQLException {
        if (!exists(connection)) {
            return List.of();
        }
        List<Recorded> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM migrator.status")) {
            while (row.next()) {
                all.add(Recorded.of(row));
            }
        }
        return List.copyOf(all);
    }

    private static boolean isReady(Connection owner, DatabaseRoles roles) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(IS_READY)) {
            statement.setInt(1, LAYOUT);
            statement.setString(2, roles.app());
            statement.setString(3, roles.app());
            statement.setString(4, TITLE + "%");
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static String resource() {
        try (InputStream stream = MigratorSchema.class.getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(stream, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
