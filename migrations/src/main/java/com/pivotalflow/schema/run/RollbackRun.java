package com.pivotalflow.schema.run;

import com.pivotalflow.schema.backup.CopyPlan.Loss;
import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.engine.SessionSettings;
import com.pivotalflow.schema.engine.StatementFailure;
import com.pivotalflow.schema.journal.Backup;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs rollback scripts. One transaction holds the script, its rows in history and run log, and the proof that the
 * schema is that of the version before.
 */
final class RollbackRun {

    private static final int MOST_COPIES = 3;

    private static final String ROLLED_BACK = "; it was rolled back. ";

    private final DataSource owner;
    private final SessionSettings session;
    private final LockRetries retries;
    private final Placeholders placeholders;
    private final CatalogReader reader;
    private final Safekeeping safekeeping;
    private final Progress progress;

    RollbackRun(
            DataSource owner,
            SessionSettings session,
            LockRetries retries,
            Placeholders placeholders,
            Roles roles,
            Safekeeping safekeeping,
            Progress progress) {
        this.owner = owner;
        this.session = session;
        this.retries = retries;
        this.placeholders = placeholders;
        this.reader = new CatalogReader(roles);
        this.safekeeping = safekeeping;
        this.progress = progress;
    }

    /**
     * Takes one script back.
     *
     * @param compare with what the schema must be afterwards
     * @throws SchemaFailedException if it failed and was rolled back
     */
    void run(Rollback.Consented step, Function<Catalog, Difference> compare) {
        String file = step.way().script().name().fileName();
        long begun = System.nanoTime();
        int copies = 1;
        int tries = 0;
        Safekeeping.Copy copy = copy(step);
        try (Watch watch = new Watch(owner, session.named("pivotal-migrator-watch"), progress)) {
            while (true) {
                try {
                    if (attempt(step, copy, compare, watch)) {
                        break;
                    }
                } catch (SQLException e) {
                    retryOrFail(step, tries++, watch, e);
                    continue;
                }
                if (copies == MOST_COPIES) {
                    throw new SchemaFailedException(
                            Exit.UNCONFIRMED,
                            "rows that were saved for " + file + " have changed since, " + copies + " times,"
                                    + " and saving takes longer than writers can wait" + ROLLED_BACK
                                    + "Stop what writes them and start again.");
                }
                copies++;
                copy = copy(step);
            }
        }
        progress.say(String.format(
                Locale.ROOT,
                "%s taken back in %.2f s",
                step.way().line().version(),
                (System.nanoTime() - begun) / 1e9));
    }

    private void retryOrFail(Rollback.Consented step, int retries, Watch watch, SQLException failure) {
        String file = step.way().script().name().fileName();
        String state = String.valueOf(failure.getSQLState());
        boolean locked = LockRetries.isLockTrouble(state);
        if (locked && this.retries.left(step.claim(), retries)) {
            this.retries.await(file, retries, watch.blocker(), progress);
            return;
        }
        throw new SchemaFailedException(
                locked ? Exit.LOCKED : Exit.FAILED,
                file + " failed" + LockRetries.tries(retries) + ": " + failure.getMessage()
                        + (locked ? LockRetries.by(watch.blocker()) : "") + "; it was rolled back; "
                        + StatementFailure.next(state));
    }

    private Safekeeping.@Nullable Copy copy(Rollback.Consented step) {
        return step.confirmation()
                .filter(found -> found.backup() == Backup.OBJECTS || found.backup() == Backup.FULL)
                .map(found -> safekeeping.save(step.claim(), found, progress))
                .orElse(null);
    }

    /** Whether it came to its end; not if saved rows were written to meanwhile. */
    private boolean attempt(
            Rollback.Consented step,
            Safekeeping.@Nullable Copy copy,
            Function<Catalog, Difference> compare,
            Watch watch)
            throws SQLException {
        WayBack way = step.way();
        try (Connection connection = owner.getConnection()) {
            session.apply(connection, way.script());
            watch.follow(connection);
            connection.setAutoCommit(false);
            try {
                Optional<Safekeeping.Copy> held = copy == null ? Optional.empty() : copy.held(connection);
                if (copy != null && held.isEmpty()) {
                    return false;
                }
                refuseNewRows(step, connection);
                execute(connection, placeholders.fill(way.script()));
                forget(connection, way.line().fileName(), held);
                Difference difference = compare.apply(reader.readWithin(connection));
                if (!difference.none()) {
                    throw new SchemaFailedException(
                            Exit.DRIFT,
                            way.script().name() + " does not lead back to the schema before "
                                    + way.line().version()
                                    + ": " + difference.summary() + "\n" + difference.text() + "\n"
                                    + "It was rolled back. "
                                    + "Correct it, and build again.");
                }
                connection.commit();
                return true;
            } finally {
                watch.stop();
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** What was empty when it was counted must be so when it goes; from here on nobody writes to it. */
    private void refuseNewRows(Rollback.Consented step, Connection connection) throws SQLException {
        List<Loss> unconfirmed = step.way().losses().stream()
                .filter(loss -> !step.confirms(loss))
                .toList();
        if (unconfirmed.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            for (String table : new TreeSet<>(step.way().tables().values())) {
                statement.execute("LOCK TABLE " + table + " IN SHARE MODE");
            }
        }
        List<String> written = List.copyOf(safekeeping.stored(unconfirmed).values());
        if (!written.isEmpty()) {
            throw new SchemaFailedException(
                    Exit.UNCONFIRMED,
                    step.way().script().name() + " would destroy what was written meanwhile:\n  "
                            + String.join("\n  ", written) + "\n" + "It was rolled back. "
                            + "Start again to see what it needs now.");
        }
    }

    /** Every answer must be fetched: the driver keeps a failure of a later statement until then. */
    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            boolean rows = statement.execute(sql);
            while (rows || statement.getUpdateCount() != -1) {
                rows = statement.getMoreResults();
            }
        }
    }

    private static void forget(Connection connection, String file, Optional<Safekeeping.Copy> copy)
            throws SQLException {
        try (PreparedStatement history =
                        connection.prepareStatement("DELETE FROM public.flyway_schema_history WHERE script = ?");
                PreparedStatement note = connection.prepareStatement(
                        "UPDATE migrator.journal SET note ="
                                + " concat_ws('; ', note, 'taken back, copy ' || ?) WHERE script = ? AND rolled_back_at IS NULL")) {
            history.setString(1, file);
            history.executeUpdate();
            if (copy.isPresent()) {
                note.setString(1, copy.get().id());
                note.setString(2, file);
                note.executeUpdate();
            }
        }
        MigratorSchema.markRolledBack(connection, file);
    }
}
