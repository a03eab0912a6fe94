package com.pivotalflow.schema.run;

import com.pivotalflow.schema.backup.CopyPlan.Loss;
import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.database.Preflight;
import com.pivotalflow.schema.database.Target;
import com.pivotalflow.schema.engine.SessionSettings;
import com.pivotalflow.schema.journal.Confirmation;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.SchemaVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes applied scripts back, newest first, each in one transaction together with its rows in history and run log. What
 * would be lost in this database now is counted, what was written since included; if that is not nothing, it needs both
 * keys and a copy as any script does.
 */
public final class Rollback {

    private final DataSource owner;
    private final DatabaseRoles roles;
    private final Packaged build;
    private final RunOptions options;
    private final SessionSettings session;
    private final Safekeeping safekeeping;
    private final Consents consents;
    private final Placeholders placeholders;
    private final Clock clock;
    private final Progress progress;
    private final long begun = System.nanoTime();

    /**
     * Nothing is connected yet.
     *
     * @param owner connections of the owner; at most four at once
     * @param roles what the scripts name
     * @param build the files
     * @param options of this run
     * @param safekeeping counts and saves what is lost
     * @param clock by which confirmations expire
     * @param progress hears of the database and of each script
     */
    public Rollback(
            DataSource owner,
            DatabaseRoles roles,
            Packaged build,
            RunOptions options,
            Safekeeping safekeeping,
            Clock clock,
            Progress progress) {
        this.owner = owner;
        this.roles = roles;
        this.build = build;
        this.options = options;
        this.session = options.session();
        this.safekeeping = safekeeping;
        this.consents = new Consents(build, options, clock, safekeeping);
        this.placeholders = new Placeholders(roles);
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Takes back what is newer than a version.
     *
     * @throws SchemaRefusedException if nothing was begun: history or live schema do not fit, a script cannot be taken
     *     back, a confirmation, a key or a place for a copy is lacking
     * @throws SchemaFailedException if one failed; those before it stay taken back
     */
    public RollbackResult to(SchemaVersion version) {
        build.refuseUnlessItAgrees(clock);
        Target target = Preflight.inspect(owner, roles, options.forDatabase(), progress);
        progress.say("database " + target + "; build " + build.head() + ", journal "
                + build.lock().head());
        try (MigrationLock lock = MigrationLock.acquire(owner, session, options.forRunner(), progress)) {
            return alone(target, lock.connection(), version);
        } catch (SQLException e) {
            throw new SchemaFailedException(
                    Exit.NO_TARGET,
                    "the connection to the database was lost: " + e.getMessage()
                            + "; what was not committed was rolled back, see info");
        }
    }

    private RollbackResult alone(Target target, Connection lock, SchemaVersion version) throws SQLException {
        DatabaseState state = DatabaseState.read(lock);
        Assessment.of(build, placeholders, state).refuseUnlessItFits(target);
        refuseUnlessSettled(state);
        SchemaVersion from = state.version();
        if (version.compareTo(from) > 0 || version.number() < state.history().baseline()) {
            throw new SchemaRefusedException(
                    Exit.USAGE,
                    "cannot roll back to " + version + ": the database is at " + from + " and began with "
                            + new SchemaVersion(state.history().baseline()) + ". Nothing was changed.");
        }
        refuseUnlessEqual(lock, from.number());
        List<WayBack> ways = build.lock().lines().stream()
                .filter(line -> line.number() > version.number() && line.number() <= from.number())
                .sorted(Comparator.comparingInt(LockLine::number).reversed())
                .map(line -> WayBack.of(build, line))
                .toList();
        List<Consented> steps = new ArrayList<>();
        ways.forEach(way -> steps.add(step(way, target)));
        consents.refuseUnlessGiven(
                steps.stream().map(Consented::claim).toList(), target.address(), Runner.sessions(lock, roles.app()));
        List<String> names =
                ways.stream().map(way -> way.script().name().fileName()).toList();
        if (!options.dryRun()) {
            RollbackRun runner =
                    new RollbackRun(owner, session, options.retries(), placeholders, names(), safekeeping, progress);
            List<String> done = new ArrayList<>();
            for (Consented step : steps) {
                LockLine line = step.way().line();
                try {
                    runner.run(step, catalog -> difference(catalog, line.number() - 1));
                } catch (SchemaRefusedException e) {
                    throw halfWay(e.exit(), e.getMessage(), done);
                } catch (SchemaFailedException e) {
                    throw halfWay(e.exit(), e.getMessage(), done);
                }
                done.add(line.version());
            }
        }
        return new RollbackResult(
                from, options.dryRun() ? from : version, names, Duration.ofNanos(System.nanoTime() - begun));
    }

    /**
     * One script to be taken back, with what allows it.
     *
     * @param way how
     * @param claim what the two keys are asked for
     * @param confirmation the first of them, if it needs one
     */
    record Consented(WayBack way, LockLine claim, Optional<Confirmation> confirmation) {

        /** Whether somebody has confirmed that a thing is lost. */
        boolean confirms(Loss loss) {
            return confirmation.stream()
                    .flatMap(found -> found.findings().stream())
                    .anyMatch(finding ->
                            finding.rule() == loss.rule() && finding.object().equals(loss.object()));
        }
    }

    /** Whoever confirms must have known of each thing that is lost. */
    private Consented step(WayBack way, Target target) {
        Map<Loss, String> stored = safekeeping.stored(way.losses());
        if (stored.isEmpty() && way.unclear().isEmpty()) {
            return new Consented(way, way.claim(false, Optional.empty()), Optional.empty());
        }
        Optional<Confirmation> confirmation = consents.confirmation(way.claim(true, Optional.empty()));
        Consented step = new Consented(way, way.claim(true, confirmation), confirmation);
        boolean told = confirmation.isPresent() && stored.keySet().stream().allMatch(step::confirms);
        if (!told) {
            String name = way.script().name().version();
            StringBuilder text = new StringBuilder("REFUSED "
                    + way.script().name().stem() + " on database " + target.address() + ". It would destroy:\n");
            stored.values().forEach(line -> text.append("  ").append(line).append('\n'));
            way.unclear().forEach(line -> text.append("  ").append(line).append('\n'));
            text.append(confirmation.isPresent() ? "The confirmation" : "There is no confirmation")
                    .append(" db/confirmations/" + name + ".yaml")
                    .append(confirmation.isPresent() ? " does not list all of that." : ".")
                    .append(" It must list as findings:\n");
            stored.keySet()
                    .forEach(loss -> text.append("  { code: ")
                            .append(loss.rule().code())
                            .append(", object: ")
                            .append(loss.object())
                            .append(" }\n"));
            way.unclear()
                    .forEach(
                            line -> text.append("  the tables of ").append(line).append('\n'));
            throw new SchemaRefusedException(
                    Exit.UNCONFIRMED,
                    text.append("Write it, and build again. Nothing was changed.")
                            .toString());
        }
        return step;
    }

    private static SchemaFailedException halfWay(Exit exit, @Nullable String failure, List<String> done) {
        return new SchemaFailedException(
                exit,
                failure
                        + (done.isEmpty()
                                ? ""
                                : "\nTaken back before it, and so it stays: " + String.join(", ", done)
                                        + ". The same command goes on from there."));
    }

    private static void refuseUnlessSettled(DatabaseState state) {
        if (!Recovery.unfinished(state).isEmpty()) {
            throw new SchemaRefusedException(
                    Exit.JOURNAL,
                    "a runner was killed in " + String.join(", ", Recovery.unfinished(state))
                            + ": run migrate first, which puts it right. Nothing was changed.");
        }
        boolean repeatable =
                state.history().rows().stream().anyMatch(row -> row.version() == null && !row.isBaseline());
        if (repeatable) {
            throw new SchemaRefusedException(
                    Exit.UNCONFIRMED,
                    "the database has repeatable scripts, which belong to the newest version and have no way back."
                            + " Nothing was changed.");
        }
    }

    private void refuseUnlessEqual(Connection connection, int version) throws SQLException {
        if (version > build.expected().head()) {
            throw new SchemaRefusedException(
                    Exit.DRIFT,
                    "nobody has written down what the schema is at " + new SchemaVersion(version)
                            + ": run catalog --write, and build again. Nothing was changed.");
        }
        Difference difference = difference(new CatalogReader(names()).read(connection), version);
        if (!difference.none()) {
            throw new SchemaRefusedException(
                    Exit.DRIFT,
                    "the live schema is not that of " + new SchemaVersion(version) + ", so that nobody knows what a"
                            + " rollback would do: " + difference.summary() + "\n" + difference.text()
                            + "\nPut it right first, see drift. Nothing was changed.");
        }
    }

    private Difference difference(Catalog live, int version) {
        return build.ignore()
                .apply(Difference.between(build.expected(), version, live, names()), names())
                .rest();
    }

    private Roles names() {
        return Roles.of(roles.placeholders());
    }
}
