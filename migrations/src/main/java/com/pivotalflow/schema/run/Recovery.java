package com.pivotalflow.schema.run;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Deviation;
import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.journal.History;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.script.Script;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts right what a killed runner left. A script in a transaction left nothing; of another the catalog says whether it
 * was done, because the catalog of every version is known.
 */
final class Recovery {

    private final RunContext run;
    private final Roles roles;

    Recovery(RunContext run, Roles roles) {
        this.run = run;
        this.roles = roles;
    }

    /** The scripts that were begun and have no end: open attempts, failed rows. */
    static Set<String> unfinished(DatabaseState state) {
        return Stream.concat(
                        state.open().stream().map(Attempt::script),
                        state.history().rows().stream()
                                .filter(row -> !row.success())
                                .map(History.Row::script))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Puts it right.
     *
     * @return whether something was changed, so that the state must be read again
     * @throws SchemaFailedException with the plan of the repair, if the schema is neither what it was before a script
     *     nor what it is after; nothing was changed then but invalid indexes dropped
     */
    boolean recover(DatabaseState state) throws SQLException {
        Set<String> scripts = unfinished(state);
        for (String file : scripts) {
            Optional<LockLine> line = run.build().lock().lines().stream()
                    .filter(candidate -> candidate.fileName().equals(file))
                    .findFirst();
            if (line.isPresent()) {
                close(state, file, put(state, line.get()));
            }
        }
        return !scripts.isEmpty();
    }

    private String put(DatabaseState state, LockLine line) throws SQLException {
        Script script = run.build().script(line);
        boolean history = state.history().rows().stream()
                .anyMatch(row -> row.success() && row.script().equals(line.fileName()));
        boolean logged = state.runLog().row(line.fileName()).isPresent();
        if (script.header().transactional() || line.isRepeatable()) {
            forget(line);
            return history ? "applied" : "killed, rolled back";
        }
        List<String> dropped = new OwnIndexes(script).dropInvalid(run.lock());
        run.session().apply(run.lock());
        if (!dropped.isEmpty()) {
            run.progress()
                    .say(line.version() + ": dropped the invalid index of a run that was killed: "
                            + String.join(", ", dropped));
        }
        if (history || logged) {
            run.ledger().complete(run.lock(), line, !history, !logged);
            return say(line, history && logged ? "was done" : "was done, its missing row is written");
        }
        return switch (find(line.number())) {
            case BEFORE -> {
                forget(line);
                yield say(line, "has left nothing and runs again");
            }
            case EITHER -> {
                forget(line);
                yield say(line, "changes rows only and runs again");
            }
            case AFTER -> {
                run.ledger().complete(run.lock(), line, true, true);
                yield say(line, "was done, its rows are written");
            }
            case NEITHER -> throw new SchemaFailedException(plan(line));
        };
    }

    private String say(LockLine line, String what) {
        run.progress().say(line.version() + " was begun by a runner that was killed: it " + what);
        return "killed: " + what;
    }

    private void forget(LockLine line) throws SQLException {
        try (PreparedStatement statement = run.lock()
                .prepareStatement("DELETE FROM public.flyway_schema_history WHERE NOT success AND script = ?")) {
            statement.setString(1, line.fileName());
            statement.executeUpdate();
        } catch (SQLException e) {
            // Without a history there is no row to forget.
            if (!"42P01".equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private void close(DatabaseState state, String file, String outcome) throws SQLException {
        for (Attempt attempt : state.open()) {
            if (attempt.script().equals(file)) {
                MigratorSchema.closeAttempt(run.lock(), attempt.id(), outcome);
            }
        }
    }

    private enum Found {
        BEFORE,
        AFTER,
        EITHER,
        NEITHER
    }

    /** Looks only at what the script changes; what else was changed is drift, and found as such. */
    private Found find(int version) throws SQLException {
        CatalogHistory expected = run.build().expected();
        if (version > expected.head()) {
            return Found.NEITHER;
        }
        Catalog before = expected.at(version - 1);
        Catalog after = expected.at(version);
        Catalog live = new CatalogReader(roles).read(run.lock());
        Set<Entry.Key> changed = changed(before, after);
        if (changed.isEmpty()) {
            return Found.EITHER;
        }
        if (changed.stream().allMatch(key -> live.find(key).equals(before.find(key)))) {
            return Found.BEFORE;
        }
        return changed.stream().allMatch(key -> live.find(key).equals(after.find(key))) ? Found.AFTER : Found.NEITHER;
    }

    private static Set<Entry.Key> changed(Catalog before, Catalog after) {
        return Stream.concat(before.entries().stream(), after.entries().stream())
                .map(Entry::key)
                .filter(key -> !before.find(key).equals(after.find(key)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String plan(LockLine line) throws SQLException {
        String begun = line.fileName() + " was begun by a runner that was killed, and the schema is neither what it was"
                + " before it nor what it is after it. ";
        CatalogHistory expected = run.build().expected();
        if (line.number() > expected.head()) {
            return begun + CatalogHistory.RESOURCE + " does not know what it makes: take back by hand what it did, or"
                    + " finish it and write its row; then start again. No script was run.";
        }
        Catalog live = new CatalogReader(roles).read(run.lock());
        return begun + "Do one of these by hand, then start again; the run finds out which.\nTo take it back:\n"
                + statements(line.number() - 1, live) + "\nTo finish it:\n" + statements(line.number(), live)
                + "\nNo script was run.";
    }

    private String statements(int version, Catalog live) {
        return Difference.between(run.build().expected(), version, live, roles).deviations().stream()
                .map(deviation -> "  " + step(deviation))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static String step(Deviation deviation) {
        String restore = deviation.restore();
        return Objects.requireNonNullElse(restore, deviation.text().replace("\n", "\n  "));
    }
}
