package com.pivotalflow.schema.run;

import com.pivotalflow.schema.engine.FlywayEngine;
import com.pivotalflow.schema.engine.StatementFailure;
import com.pivotalflow.schema.journal.Backup;
import com.pivotalflow.schema.journal.Confirmation;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.script.Script;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Applies scripts through Flyway: saves before a script what it destroys, tries again after a lock time-out, and says
 * what failed and in which state things are.
 */
final class FlywayRun {

    private static final int MOST_COPIES = 3;

    private final RunContext run;
    private final FlywayEngine engine;
    private final Consents consents;
    private final @Nullable Safekeeping safekeeping;
    private final int appliedBefore;

    /**
     * A run through Flyway.
     *
     * @param safekeeping saves what scripts destroy; null where the database is fresh
     * @param appliedBefore how many scripts this run has applied already
     */
    FlywayRun(RunContext run, Consents consents, @Nullable Safekeeping safekeeping, int appliedBefore) {
        this.run = run;
        this.engine = new FlywayEngine(run.owner(), run.roles(), run.session());
        this.consents = consents;
        this.safekeeping = safekeeping;
        this.appliedBefore = appliedBefore;
    }

    /**
     * Applies.
     *
     * @param done the lines of what the history has
     * @param pending what is to run, in order
     * @return what was applied
     * @throws SchemaFailedException if one failed; those before it stay
     */
    List<AppliedScript> apply(List<LockLine> done, List<LockLine> pending) {
        List<AppliedScript> applied = new ArrayList<>();
        List<Script> known = new ArrayList<>(
                done.stream().map(line -> run.build().script(line)).toList());
        try (Watch watch = new Watch(run.owner(), run.session().named("pivotal-migrator-watch"), run.progress())) {
            for (List<LockLine> segment : segments(pending)) {
                segment.forEach(line -> known.add(run.build().script(line)));
                ScriptSteps steps = new ScriptSteps(run, watch, segment);
                try {
                    apply(known, segment.get(0), steps, watch, appliedBefore + applied.size());
                } catch (SQLException e) {
                    throw new SchemaFailedException("the connection that holds the migration lock was lost: "
                            + e.getMessage() + "; start again, what was begun is put right then");
                }
                applied.addAll(steps.applied());
            }
        }
        return applied;
    }

    /** A script that needs a copy begins a part of its own: the copy is made while no transaction is open. */
    private List<List<LockLine>> segments(List<LockLine> pending) {
        List<List<LockLine>> segments = new ArrayList<>();
        for (LockLine line : pending) {
            if (segments.isEmpty() || copyNeeded(line)) {
                segments.add(new ArrayList<>());
            }
            segments.get(segments.size() - 1).add(line);
        }
        return segments;
    }

    private boolean copyNeeded(LockLine line) {
        return safekeeping != null
                && line.verdict().needsConfirmation()
                && consents.confirmation(line)
                        .map(Confirmation::backup)
                        .filter(backup -> backup == Backup.OBJECTS || backup == Backup.FULL)
                        .isPresent();
    }

    private void apply(List<Script> known, LockLine first, ScriptSteps steps, Watch watch, int before)
            throws SQLException {
        int copies = 0;
        boolean copyStale = copyNeeded(first);
        while (true) {
            if (copyStale) {
                copies++;
                steps.copied(first, copy(first));
                copyStale = false;
            }
            try {
                engine.migrate(known, steps);
                steps.committed();
                return;
            } catch (ScriptSteps.RowsChangedException e) {
                copyStale = again(e, copies, steps);
            } catch (FlywayException e) {
                Throwable cause = e.getCause();
                if (cause instanceof ScriptSteps.RowsChangedException changed) {
                    copyStale = again(changed, copies, steps);
                } else {
                    retryOrFail(StatementFailure.of(e), steps, watch, before);
                }
            }
        }
    }

    private Safekeeping.Copy copy(LockLine line) {
        Safekeeping.Copy made = Objects.requireNonNull(safekeeping)
                .save(line, consents.confirmation(line).orElseThrow(), run.progress());
        run.boundary().reached(Step.COPY, line.fileName());
        return made;
    }

    private static boolean again(ScriptSteps.RowsChangedException changed, int copies, ScriptSteps steps)
            throws SQLException {
        steps.failed("rows changed", true);
        if (copies >= MOST_COPIES) {
            throw new SchemaFailedException(
                    Exit.UNCONFIRMED,
                    changed.getMessage() + ", " + copies + " times, and saving takes longer than writers can wait:"
                            + " stop what writes them and start again; the script changed nothing");
        }
        return true;
    }

    private void retryOrFail(StatementFailure failure, ScriptSteps steps, Watch watch, int before) throws SQLException {
        steps.settle();
        LockLine line = steps.running();
        if (line == null) {
            throw new SchemaFailedException("the migration failed: " + failure.message());
        }
        boolean transactional = run.build().script(line).header().transactional();
        boolean lockTrouble = transactional && LockRetries.isLockTrouble(failure.sqlState());
        int retries = steps.retries(line);
        String blocker = watch.blocker();
        if (lockTrouble && run.retries().left(line, retries)) {
            steps.failed("lock time-out " + failure.sqlState(), true);
            run.retries().await(line.fileName(), retries, blocker, run.progress());
            return;
        }
        steps.failed("failed " + failure.sqlState(), false);
        int applied = before + steps.applied().size();
        throw new SchemaFailedException(
                lockTrouble ? Exit.LOCKED : Exit.FAILED,
                line.fileName() + " failed" + (failure.line() == 0 ? "" : " at line " + failure.line())
                        + LockRetries.tries(retries) + ": " + failure.message()
                        + (lockTrouble ? LockRetries.by(blocker) : "") + "; " + left(line, transactional) + ", "
                        + applied + " scripts applied before it stay; " + StatementFailure.next(failure.sqlState()));
    }

    /** What a failed script has left; an invalid index of its own is not left. */
    private String left(LockLine line, boolean transactional) throws SQLException {
        if (transactional) {
            return "it was rolled back";
        }
        List<String> dropped = new OwnIndexes(run.build().script(line)).dropInvalid(run.lock());
        return "it ran outside a transaction: what it had committed stays, the next run finds out"
                + (dropped.isEmpty() ? "" : "; the invalid index it left was dropped: " + String.join(", ", dropped));
    }
}
