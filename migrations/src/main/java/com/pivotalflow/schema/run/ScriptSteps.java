package com.pivotalflow.schema.run;

import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.run.RunLogEntry.Origin;
import com.pivotalflow.schema.script.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/**
 * Follows Flyway through scripts: writes down the attempt before each, its row of the run log beside Flyway's in the
 * same transaction, and that it ended once it is committed. Flyway does not say when it commits; it has when the next
 * script begins or the run ends.
 */
final class ScriptSteps implements Callback {

    private final RunContext run;
    private final Map<String, LockLine> lines = new HashMap<>();
    private final List<AppliedScript> applied = new ArrayList<>();
    private final Map<String, Integer> retries = new HashMap<>();
    private final Map<String, Safekeeping.Copy> copies = new HashMap<>();
    private final Watch watch;
    private @Nullable LockLine running;
    private Instant started = Instant.EPOCH;
    private Duration took = Duration.ZERO;
    private boolean stated;
    private long attempt;

    ScriptSteps(RunContext run, Watch watch, List<LockLine> pending) {
        this.run = run;
        this.watch = watch;
        pending.forEach(line -> lines.put(line.fileName(), line));
    }

    /** What was saved for a script. */
    void copied(LockLine line, Safekeeping.Copy made) {
        copies.put(line.fileName(), made);
    }

    /** The scripts that were committed, in order. */
    List<AppliedScript> applied() {
        return List.copyOf(applied);
    }

    /** The script that has begun and was not committed. */
    @Nullable
    LockLine running() {
        return running;
    }

    /** How often a script was tried again. */
    int retries(LockLine line) {
        return retries.getOrDefault(line.fileName(), 0);
    }

    /** Writes down that the running script failed; another attempt may follow. */
    void failed(String outcome, boolean again) throws SQLException {
        watch.stop();
        LockLine line = running;
        running = null;
        if (line != null) {
            MigratorSchema.closeAttempt(run.lock(), attempt, outcome);
            if (again) {
                retries.merge(line.fileName(), 1, Integer::sum);
            }
        }
    }

    /** Finds out whether the last script was committed before something else failed. */
    void settle() throws SQLException {
        LockLine line = running;
        if (line != null
                && stated
                && MigratorSchema.read(run.lock()).row(line.fileName()).isPresent()) {
            committed();
        }
    }

    /** Writes down that the last script is committed. */
    void committed() throws SQLException {
        LockLine line = running;
        if (line == null || !stated) {
            return;
        }
        running = null;
        run.boundary().reached(Step.COMMIT, line.fileName());
        MigratorSchema.closeAttempt(run.lock(), attempt, "applied");
        run.boundary().reached(Step.CLOSED, line.fileName());
        applied.add(new AppliedScript(line.fileName(), took));
        int again = retries(line);
        run.progress()
                .say(String.format(
                        Locale.ROOT,
                        "%s applied in %.2f s%s",
                        line.isRepeatable() ? line.key() : line.version(),
                        took.toMillis() / 1000.0,
                        again == 0 ? "" : " (" + again + " lock retries)"));
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                committed();
                begin(
                        lines.get(context.getMigrationInfo().getScript()),
                        context.getMigrationInfo().getScript(),
                        context.getConnection());
            } else {
                end(context.getConnection());
            }
        } catch (SQLException e) {
            throw new FlywayException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public String getCallbackName() {
        return "script steps";
    }

    private void begin(@Nullable LockLine line, String file, Connection connection) throws SQLException {
        if (line == null) {
            throw new FlywayException(file + " was not to run: the history was changed meanwhile");
        }
        Script script = run.build().script(line);
        attempt = MigratorSchema.openAttempt(run.lock(), line.fileName(), run.node(), Step.ATTEMPT.name());
        running = line;
        stated = false;
        run.boundary().reached(Step.ATTEMPT, line.fileName());
        Safekeeping.Copy copy = copies.get(line.fileName());
        if (copy != null && script.header().transactional()) {
            copies.put(
                    line.fileName(),
                    copy.held(connection).orElseThrow(() -> new RowsChangedException(line.fileName())));
        }
        new OwnIndexes(script).refuseInvalid(connection);
        watch.follow(connection);
        started = run.ledger().now();
    }

    private void end(Connection connection) throws SQLException {
        LockLine line = Objects.requireNonNull(running);
        Safekeeping.Copy copy = copies.get(line.fileName());
        took = Duration.between(started, run.ledger().now());
        watch.stop();
        run.boundary().reached(Step.STATEMENTS, line.fileName());
        new OwnIndexes(run.build().script(line)).refuseInvalid(connection);
        MigratorSchema.write(
                connection,
                run.ledger()
                        .entry(line, Origin.RUN, started, took, retries(line), copy == null ? null : copy.id(), null));
        stated = true;
        run.boundary().reached(Step.ROWS, line.fileName());
    }

    /** Rows that were saved were written to before the script could lock them. */
    static final class RowsChangedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RowsChangedException(String file) {
            super("rows that were saved for " + file + " have changed since");
        }
    }
}
