package com.pivotalflow.schema.run;

import com.pivotalflow.schema.journal.History;
import com.pivotalflow.schema.journal.RunLog;
import com.pivotalflow.schema.script.SchemaVersion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a database says of the scripts it had.
 *
 * @param history Flyway's table
 * @param runLog what our runners wrote beside it
 * @param notes what else the run log has, in the same order
 * @param open the attempts without an outcome
 * @param logged whether there is a run log
 * @param objects how many things stand in schema {@code public}, those of extensions and the history left out
 */
record DatabaseState(
        History history, RunLog runLog, List<Note> notes, List<Attempt> open, boolean logged, int objects) {

    private static final String OBJECTS = """
            SELECT count(*) FROM (
                SELECT c.oid, 'pg_class'::regclass AS catalog FROM pg_class c
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                  AND c.relname <> 'flyway_schema_history'
                UNION ALL
                SELECT p.oid, 'pg_proc'::regclass FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
                UNION ALL
                SELECT t.oid, 'pg_type'::regclass FROM pg_type t
                WHERE t.typnamespace = 'public'::regnamespace AND t.typtype IN ('e', 'd', 'r')
            ) o
            WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = o.catalog AND d.objid = o.oid AND d.deptype = 'e')
            """;

    /**
     * A row of the run log.
     *
     * @param script the file
     * @param verdict as the build that ran it had it
     * @param placeholderDigest of the values it was filled with
     */
    record Note(String script, String verdict, String placeholderDigest) {}

    DatabaseState {
        notes = List.copyOf(notes);
        open = List.copyOf(open);
    }

    /** Reads it as the owner. */
    static DatabaseState read(Connection connection) throws SQLException {
        boolean logged = MigratorSchema.exists(connection);
        List<RunLog.Row> rows = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        if (logged) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT script, sha256, stmts, crc32, verdict,"
                            + " placeholder_digest FROM migrator.journal WHERE rolled_back_at IS NULL ORDER BY id")) {
                while (row.next()) {
                    rows.add(new RunLog.Row(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)));
                    notes.add(new Note(row.getString(1), row.getString(5), row.getString(6)));
                }
            }
        }
        return new DatabaseState(
                history(connection),
                new RunLog(rows),
                notes,
                MigratorSchema.openAttempts(connection),
                logged,
                objects(connection));
    }

    /** Whether a script ran, by its file name. */
    boolean ran(String script) {
        return history.rows().stream().anyMatch(row -> row.success() && script.equals(row.script()));
    }

    /** Whether there is nothing to lose: no history and nothing that somebody made. */
    boolean fresh() {
        return history.rows().isEmpty() && objects == 0;
    }

    /** The newest version that was applied. */
    SchemaVersion version() {
        return new SchemaVersion(history.rows().stream()
                .filter(History.Row::success)
                .mapToInt(History.Row::number)
                .max()
                .orElse(0));
    }

    /** Whether an attempt at a script has no outcome yet. */
    boolean isOpen(String script) {
        return open.stream().anyMatch(attempt -> attempt.script().equals(script));
    }

    private static History history(Connection connection) throws SQLException {
        List<History.Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery("SELECT to_regclass('public.flyway_schema_history') IS NOT NULL")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return History.empty();
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT installed_rank, version, description, type, script,"
                    + " checksum, success FROM public.flyway_schema_history ORDER BY installed_rank")) {
                while (row.next()) {
                    rows.add(new History.Row(
                            row.getInt(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getObject(6, Integer.class),
                            row.getBoolean(7)));
                }
            }
        }
        return new History(rows);
    }

    private static int objects(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OBJECTS)) {
            row.next();
            return row.getInt(1);
        }
    }
}
