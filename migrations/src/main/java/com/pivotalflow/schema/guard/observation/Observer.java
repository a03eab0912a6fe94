package com.pivotalflow.schema.guard.observation;

import com.pivotalflow.schema.engine.FlywayEngine;
import com.pivotalflow.schema.engine.SessionSettings;
import com.pivotalflow.schema.engine.StatementFailure;
import com.pivotalflow.schema.guard.snapshot.Routine;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.guard.snapshot.SnapshotReader;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Runs scripts on copies of a database, through the engine that production uses, and watches them. */
public final class Observer {

    private static final String BEGIN = Queries.read("begin.sql");
    private static final String FORGET = Queries.read("forget.sql");
    private static final String NESTED = Queries.read("nested.sql");
    private static final AtomicInteger COPIES = new AtomicInteger();
    private static final int FLUSH_TRIES = 200;

    private final Scratch scratch;

    /** Works on one server. */
    public Observer(Scratch scratch) {
        this.scratch = scratch;
    }

    /**
     * Under which conditions a script is tried.
     *
     * @param superuser whether nothing is forbidden to it; only where the server has one
     * @param emptied names of tables whose rows are removed before
     */
    public record Conditions(boolean superuser, Set<String> emptied) {

        /** As in production. */
        public static final Conditions USUAL = new Conditions(false, Set.of());

        public Conditions {
            emptied = Set.copyOf(emptied);
        }
    }

    /**
     * Runs a script on a copy of a database and drops the copy.
     *
     * @param base what it is tried on
     * @throws SQLException if the scratch server fails; what the script fails with is part of the observation
     */
    public Observation observe(Base base, Script script, Conditions conditions) throws SQLException {
        String name = "observed_" + COPIES.incrementAndGet();
        try (ScratchDatabase copy = scratch.copy(base.database(), name);
                Connection superuser = copy.superuser().getConnection()) {
            prepare(base, superuser, conditions);
            if (!conditions.emptied().isEmpty()) {
                return observe(copy, superuser, Base.of(copy), script, conditions);
            }
            return observe(copy, superuser, base, script, conditions);
        }
    }

    private void prepare(Base base, Connection superuser, Conditions conditions) throws SQLException {
        if (scratch.seesAll() && !base.equipped()) {
            Base.equip(superuser);
        }
        try (Statement statement = superuser.createStatement()) {
            statement.execute(BEGIN);
            statement.execute("ALTER TABLE public.flyway_schema_history OWNER TO "
                    + (conditions.superuser() ? "CURRENT_USER" : scratch.roles().owner()));
            if (!scratch.superuser()) {
                for (String table : conditions.emptied()) {
                    statement.execute("TRUNCATE " + table + " CASCADE");
                }
                return;
            }
            if (!conditions.emptied().isEmpty()) {
                // No trigger fires: rows of other tables stay, even those that point here.
                statement.execute("SET session_replication_role = replica");
                for (String table : conditions.emptied()) {
                    statement.execute("DELETE FROM " + table);
                }
                statement.execute("RESET session_replication_role");
                for (String table : conditions.emptied()) {
                    // An index is built over dead rows, too; they would look as if rows were read.
                    statement.execute("VACUUM " + table);
                }
            }
            if (scratch.seesAll()) {
                statement.execute(FORGET);
            }
        }
    }

    private Observation observe(
            ScratchDatabase copy, Connection superuser, Base base, Script script, Conditions conditions)
            throws SQLException {
        Snapshot before = base.catalog();
        boolean transactional = script.header().transactional();
        Map<Long, Counts> earlier = transactional ? Map.of() : counted(superuser);
        Watch watch = new Watch(transactional, new Tripwire(copy.superuser(), before));
        Failure failure = run(conditions.superuser() ? copy.superuser() : copy.owner(), script, watch);
        List<Step> steps = watch.steps();
        if (!transactional) {
            awaitEnd(superuser);
            steps = withCounts(steps, earlier, counted(superuser));
        }
        Snapshot after = SnapshotReader.read(superuser);
        List<Step> ran = steps;
        Map<Long, RowChange> changes =
                copy.inSight(() -> base.rows().end(superuser, after, table -> touched(ran, table)));
        return new Observation(
                script,
                before,
                after,
                ran,
                scratch.seesAll() ? events(superuser) : List.of(),
                changes,
                base.rows().values(),
                scratch.seesAll() ? nested(superuser) : List.of(),
                watch.changedSettings(),
                dirty(superuser, after, changes),
                failure);
    }

    private static Counts touched(List<Step> steps, long table) {
        return steps.stream()
                .map(step -> step.touched().getOrDefault(table, Counts.NONE))
                .reduce(Counts.NONE, Counts::plus);
    }

    private @Nullable Failure run(DataSource source, Script script, Watch watch) {
        ScriptName name = new ScriptName(
                ScriptName.Kind.VERSIONED,
                Math.max(1, script.name().number()),
                script.name().description());
        Script runnable = script.name().equals(name) ? script : Script.of(name, script.text());
        try {
            new FlywayEngine(new WatchedSource(source, watch), scratch.roles(), SessionSettings.standard())
                    .migrate(List.of(runnable), watch);
            return null;
        } catch (FlywayException e) {
            StatementFailure failure = StatementFailure.of(e);
            return new Failure(watch.running(), failure.line(), failure.sqlState(), table(e), failure.message());
        }
    }

    private static String table(FlywayException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            ServerErrorMessage said = cause instanceof PSQLException server ? server.getServerErrorMessage() : null;
            if (said != null && said.getTable() != null && said.getSchema() != null) {
                return quote(said.getSchema()) + "." + quote(said.getTable());
            }
        }
        return "";
    }

    private static String quote(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Rows touched by sessions that have ended, since the database was made. */
    private static Map<Long, Counts> counted(Connection superuser) throws SQLException {
        Map<Long, Counts> counts = new HashMap<>();
        try (Statement statement = superuser.createStatement()) {
            statement.execute("SELECT pg_stat_clear_snapshot()");
            try (ResultSet row = statement.executeQuery("SELECT relid, seq_tup_read + coalesce(idx_tup_fetch, 0),"
                    + " n_tup_ins, n_tup_upd, n_tup_del FROM pg_catalog.pg_stat_user_tables")) {
                while (row.next()) {
                    counts.put(
                            row.getLong(1), new Counts(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
                }
            }
        }
        return counts;
    }

    /** A session tells what it wrote when it ends at the latest. */
    private static void awaitEnd(Connection superuser) throws SQLException {
        for (int i = 0; i < FLUSH_TRIES; i++) {
            try (Statement statement = superuser.createStatement();
                    ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_catalog.pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                            // Whose sessions these are is hidden from others than a superuser, not that they are.
                            + " AND coalesce(backend_type, 'client backend') = 'client backend'"
                            + " AND usesysid IS NOT NULL AND pg_sleep(0.005) IS NOT NULL")) {
                row.next();
                if (row.getInt(1) == 0) {
                    return;
                }
            }
        }
    }

    private static List<Step> withCounts(List<Step> steps, Map<Long, Counts> earlier, Map<Long, Counts> later) {
        List<Step> all = new ArrayList<>(steps);
        if (!all.isEmpty()) {
            Step last = all.remove(all.size() - 1);
            Probe end = new Probe(last.holds(), later, last.replicationRole(), last.rowSecurity());
            Probe begin = new Probe(Map.of(), earlier, "origin", "on");
            all.add(Step.between(last.number(), begin, end, last.millis()));
        }
        return all;
    }

    private static List<Event> events(Connection superuser) throws SQLException {
        List<Event> events = new ArrayList<>();
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM pivotal_guard.events ORDER BY id")) {
            while (row.next()) {
                events.add(new Event(
                        row.getInt("statement"),
                        Event.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("class"),
                        row.getLong("object"),
                        row.getInt("sub"),
                        row.getString("tag"),
                        row.getString("identity"),
                        row.getBoolean("original"),
                        row.getInt("reason")));
            }
        }
        return events;
    }

    private static List<String> nested(Connection superuser) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(NESTED)) {
            while (row.next()) {
                statements.add(row.getString(1));
            }
        }
        return statements;
    }

    /** Documents that the guard refuses now and did not have to refuse before, by column. */
    private static Map<String, Integer> dirty(Connection superuser, Snapshot after, Map<Long, RowChange> changes)
            throws SQLException {
        Map<String, Integer> dirty = new TreeMap<>();
        Routine guard = after.routines().values().stream()
                .filter(routine -> routine.signature().endsWith("metadata_is_clean(jsonb)"))
                .findFirst()
                .orElse(null);
        if (guard == null) {
            return dirty;
        }
        String function = guard.signature().replace("(jsonb)", "");
        String query = "SELECT count(*) FROM unnest(?, ?) AS d (now, before) WHERE NOT " + function
                + "(d.now::jsonb) AND (d.before = '' OR " + function + "(d.before::jsonb))";
        for (RowChange change : changes.values()) {
            for (Map.Entry<String, Set<RowChange.Document>> column :
                    change.documents().entrySet()) {
                try (PreparedStatement count = superuser.prepareStatement(query)) {
                    List<RowChange.Document> documents = List.copyOf(column.getValue());
                    count.setArray(
                            1,
                            texts(
                                    superuser,
                                    documents.stream()
                                            .map(RowChange.Document::now)
                                            .toArray()));
                    count.setArray(
                            2,
                            texts(
                                    superuser,
                                    documents.stream()
                                            .map(RowChange.Document::before)
                                            .toArray()));
                    try (ResultSet row = count.executeQuery()) {
                        row.next();
                        if (row.getInt(1) > 0) {
                            dirty.put(after.name(change.table()) + "." + column.getKey(), row.getInt(1));
                        }
                    }
                }
            }
        }
        return dirty;
    }

    private static Array texts(Connection connection, Object[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }
}
