package com.pivotalflow.schema.run;

import com.pivotalflow.schema.catalog.DriftPolicy;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.database.Preflight;
import com.pivotalflow.schema.database.Target;
import com.pivotalflow.schema.engine.SessionSettings;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.SchemaVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One run: the steps of {@link Step} in their order. What is refused on the way has changed nothing. */
public final class Runner {

    private static final AtomicInteger RUNS = new AtomicInteger();

    private final DataSource owner;
    private final DatabaseRoles roles;
    private final Packaged build;
    private final RunOptions options;
    private final SessionSettings session;
    private final DriftCheck drift;
    private final Consents consents;
    private final Ledger ledger;
    private final @Nullable Safekeeping safekeeping;
    private final Clock clock;
    private final Boundary boundary;
    private final Progress progress;
    private final long begun = System.nanoTime();

    /**
     * Nothing is connected yet.
     *
     * @param owner connections of the owner, outside any transaction of a container; at most five at once
     * @param roles what the scripts name
     * @param policy what is done about drift
     * @param build the files
     * @param options of this run
     * @param safekeeping saves what scripts destroy; null if nothing can be saved
     * @param clock by which confirmations expire
     * @param boundary hears of every step
     * @param progress hears of database, scripts and result
     */
    public Runner(
            DataSource owner,
            DatabaseRoles roles,
            DriftPolicy policy,
            Packaged build,
            RunOptions options,
            @Nullable Safekeeping safekeeping,
            Clock clock,
            Boundary boundary,
            Progress progress) {
        this.owner = owner;
        this.roles = roles;
        this.build = build;
        this.options = options;
        this.session = options.session().named(name(options.node()));
        this.drift = new DriftCheck(owner, Roles.of(roles.placeholders()), policy, build.expected(), build.ignore());
        this.consents = new Consents(build, options, clock, safekeeping);
        this.ledger = new Ledger(build, options, roles, clock);
        this.safekeeping = safekeeping;
        this.clock = clock;
        this.boundary = boundary;
        this.progress = oneAtATime(progress);
    }

    /**
     * Runs.
     *
     * @throws SchemaRefusedException if it was not begun, and nothing was changed
     * @throws SchemaFailedException if something failed on the way; the message says in which state things are
     */
    public RunResult run() {
        build.refuseUnlessItAgrees(clock);
        boundary.reached(Step.FILES, "");
        Target target = Preflight.inspect(owner, roles, options.forDatabase(), progress);
        progress.say("database " + target + "; build " + build.head() + ", journal "
                + build.lock().head());
        if (target.superuser()) {
            progress.say("WARNING: " + target.user() + " is a superuser; row level security does not hold for it");
        }
        drift.refuseUnlessItReaches(build.head(), progress);
        boundary.reached(Step.PREFLIGHT, "");
        try {
            return noOp().orElseGet(() -> locked(target));
        } finally {
            boundary.reached(Step.UNLOCK, "");
        }
    }

    /** The answer of a database that has everything: without a lock, without Flyway. */
    private Optional<RunResult> noOp() {
        Assessment assessment = assess(read());
        boolean newer = options.allowNewer() && assessment.onlyNewer();
        if (!newer && !assessment.complete()) {
            boundary.reached(Step.NO_OP, "");
            return Optional.empty();
        }
        DriftCheck.Finding finding = drift.look(build.head());
        if (newer && drift.allInPlace(finding)) {
            progress.say("WARNING: the database is newer than this build: " + assessment.newer()
                    + " did nothing that keeps it from working");
        } else if (newer || !finding.difference().none()) {
            boundary.reached(Step.NO_OP, "");
            return Optional.empty();
        }
        return Optional.of(result(assessment.state(), List.of(), List.of(), finding, build.head()));
    }

    private RunResult locked(Target target) {
        try (MigrationLock lock = MigrationLock.acquire(owner, session, options.forRunner(), progress)) {
            boundary.reached(Step.LOCK, "");
            return alone(target, lock.connection());
        } catch (SQLException e) {
            throw new SchemaFailedException(
                    Exit.NO_TARGET,
                    "the connection to the database was lost: " + e.getMessage()
                            + "; start again, what was begun is put right then");
        }
    }

    private RunResult alone(Target target, Connection lock) throws SQLException {
        RunContext run = new RunContext(
                owner, roles, build, session, options.retries(), ledger, options.node(), lock, boundary, progress);
        Assessment assessment = assess(DatabaseState.read(lock));
        assessment.refuseUnlessItFits(target);
        if (!options.dryRun() && new Recovery(run, Roles.of(roles.placeholders())).recover(assessment.state())) {
            assessment = assess(DatabaseState.read(lock));
            assessment.refuseUnlessItFits(target);
        }
        boundary.reached(Step.HISTORY, "");
        DatabaseState state = assessment.state();
        List<LockLine> pending = assessment.pending(options.upTo());
        boolean fresh = state.fresh();
        DriftCheck.Finding finding = drift.look(state.version());
        boolean newest = state.version().equals(build.head());
        if (pending.stream().anyMatch(line -> line.isRepeatable() && (newest || state.ran(line.fileName())))) {
            finding = drift.withoutRepeatables(finding);
        }
        progress.say(describe(state, pending, fresh) + "; " + finding.summary());
        drift.objection(finding, state.version(), progress).ifPresent(objection -> {
            throw new SchemaRefusedException(Exit.DRIFT, objection + " Nothing was changed.");
        });
        boundary.reached(Step.DRIFT, "");
        if (!fresh) {
            consents.refuseUnlessGiven(pending, target.address(), sessions(lock, roles.app()));
        }
        boundary.reached(Step.KEYS, "");
        if (options.dryRun()) {
            return result(state, List.of(), keys(pending), finding, state.version());
        }
        MigratorSchema.ensure(lock, roles);
        ledger.adopt(lock, assessment.adopted());
        List<AppliedScript> applied = apply(run, assessment, pending, fresh);
        SchemaVersion reached = newest(state.version(), pending);
        if (!applied.isEmpty()) {
            finding = drift.look(reached);
            drift.objection(finding, reached, progress).ifPresent(objection -> {
                throw new SchemaFailedException(Exit.DRIFT, "every script was applied, but " + objection);
            });
        }
        boundary.reached(Step.HEAD, "");
        List<LockLine> left = new ArrayList<>(assessment.pending(null));
        left.removeAll(pending);
        return result(state, applied, keys(left), finding, reached);
    }

    private List<AppliedScript> apply(RunContext run, Assessment assessment, List<LockLine> pending, boolean fresh) {
        List<AppliedScript> applied = new ArrayList<>();
        if (fresh && !pending.isEmpty()) {
            applied.addAll(new DirectRun(run).apply(pending));
        }
        List<LockLine> rest = pending.subList(applied.size(), pending.size());
        if (!rest.isEmpty()) {
            List<LockLine> done = new ArrayList<>(assessment.done());
            done.addAll(pending.subList(0, applied.size()));
            applied.addAll(new FlywayRun(run, consents, fresh ? null : safekeeping, applied.size()).apply(done, rest));
        }
        return applied;
    }

    private DatabaseState read() {
        try (Connection connection = owner.getConnection()) {
            return DatabaseState.read(connection);
        } catch (SQLException e) {
            throw new SchemaRefusedException(
                    Exit.JOURNAL, "cannot read the history: " + e.getMessage() + "; nothing was changed");
        }
    }

    private Assessment assess(DatabaseState state) {
        return Assessment.of(build, ledger.placeholders(), state);
    }

    private String describe(DatabaseState state, List<LockLine> pending, boolean fresh) {
        String applied = state.version().equals(SchemaVersion.EMPTY) ? "applied nothing" : "applied " + state.version();
        return pending.isEmpty()
                ? applied + ", nothing pending"
                : pending.stream()
                        .map(line -> consents.describe(line, fresh))
                        .collect(Collectors.joining(" ", applied + ", pending ", ""));
    }

    /** How many sessions a role has in this database. */
    static int sessions(Connection connection, String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()" + " AND usename = ?")) {
            statement.setString(1, role);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private RunResult result(
            DatabaseState state,
            List<AppliedScript> applied,
            List<String> left,
            DriftCheck.Finding finding,
            SchemaVersion reached) {
        int checked = build.lock().lines().size() - left.size();
        return new RunResult(
                state.version(),
                reached,
                applied,
                left,
                checked,
                finding.objects(),
                finding.difference(),
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private static List<String> keys(List<LockLine> lines) {
        return lines.stream().map(LockLine::key).toList();
    }

    private static SchemaVersion newest(SchemaVersion before, List<LockLine> pending) {
        return new SchemaVersion(Math.max(
                before.number(),
                pending.stream().mapToInt(LockLine::number).max().orElse(0)));
    }

    /** The watch of a long script speaks too. */
    private static Progress oneAtATime(Progress progress) {
        Object guard = new Object();
        return line -> {
            synchronized (guard) {
                progress.say(line);
            }
        };
    }

    /** PostgreSQL cuts longer names. */
    private static String name(String node) {
        String run = ProcessHandle.current().pid() + "." + RUNS.incrementAndGet();
        String prefix = "pivotal-migrator/";
        int room = 63 - prefix.length() - 1 - run.length();
        return prefix + node.substring(0, Math.min(room, node.length())) + "/" + run;
    }
}
