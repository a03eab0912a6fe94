package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.catalog.DriftIgnore;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.Preflight;
import com.pivotalflow.schema.database.Target;
import com.pivotalflow.schema.journal.ConfirmationCheck;
import com.pivotalflow.schema.journal.JournalCheck;
import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.run.Baseline;
import com.pivotalflow.schema.run.DriftCheck;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.run.Realignment;
import com.pivotalflow.schema.run.RunOptions;
import com.pivotalflow.schema.run.Survey;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.SchemaVersion;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import com.pivotalflow.schema.script.ScriptName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What the command line asks a live database: where it stands, whether it is what its scripts made of it. Nothing here
 * changes it but {@link #adopt} and {@link #realign}, and those only its history.
 *
 * <pre>{@code
 * SchemaState state = new SchemaDatabase(owner, settings, SchemaFiles.packaged(loader)).state(progress);
 * }</pre>
 */
public final class SchemaDatabase {

    private static final String SIZES = """
            SELECT format('%I.%I', n.nspname, c.relname) AS name,
                   nullif(greatest(c.reltuples::bigint, coalesce(s.n_live_tup, 0)), -1) AS row_count,
                   c.reltuples < 0 AND coalesce(s.n_live_tup, 0) = 0 AND pg_relation_size(c.oid) > 0 AS unknown,
                   pg_total_relation_size(c.oid) AS bytes
            FROM pg_class AS c
            JOIN pg_namespace AS n ON n.oid = c.relnamespace
            LEFT JOIN pg_stat_all_tables AS s ON s.relid = c.oid
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> 'flyway_schema_history'
            ORDER BY 1
            """;

    private final DataSource owner;
    private final MigrationSettings settings;
    private final SchemaFiles files;
    private final Clock clock = Clock.systemUTC();

    /**
     * Nothing is connected yet.
     *
     * @param owner connections of the owner role
     * @param settings roles, and what is done about drift
     * @param files what the database should have come from
     */
    public SchemaDatabase(DataSource owner, MigrationSettings settings, SchemaFiles files) {
        this.owner = owner;
        this.settings = settings;
        this.files = files;
    }

    /**
     * For {@code info} and {@code validate}: scripts applied and pending, journal, history, run log, drift.
     *
     * @throws SchemaRefusedException if the database cannot be used
     */
    public SchemaState state(Progress progress) {
        Target target = Preflight.inspect(owner, settings.roles());
        progress.say("database " + target);
        Packaged build = files.build();
        HistoryTable table = history();
        List<Finding> findings = new ArrayList<>(journal(build));
        SchemaVersion at;
        // Without a file for each line the history has nothing to be compared with, and the journal has said so.
        if (build.lock().lines().stream()
                .allMatch(line -> build.folder().script(line.key()).isPresent())) {
            Survey survey = survey(build);
            findings.addAll(survey.findings());
            at = survey.version();
        } else {
            at = new SchemaVersion(table.history().newest());
        }
        boolean unknown = findings.stream().anyMatch(finding -> finding.rule() == Rule.J08);
        DriftCheck.Finding drift = drift(build.expected(), build.ignore()).look(at);
        // Beside nothing, everything would be different; what it is like tells baseline.
        Difference difference = unknown ? new Difference(List.of()) : drift.difference();
        return new SchemaState(
                target,
                build.lock().lines().isEmpty() ? LockLine.NONE : build.lock().head(),
                at,
                scripts(build.folder(), build.lock(), table),
                findings,
                difference,
                unknown ? "drift not asked without a history" : drift.summary(),
                settings.drift().refuses(difference),
                drift.remarks());
    }

    /**
     * For {@code drift}: compares with the committed catalog.
     *
     * @throws SchemaRefusedException if the database cannot be used
     */
    public DriftReport drift(Progress progress) {
        return drift(files.catalog(), CatalogHistory.RESOURCE, progress);
    }

    /**
     * The same with what the scripts make of a scratch database now.
     *
     * @throws SchemaRefusedException if the database cannot be used, or a script fails on scratch
     */
    public DriftReport driftFromScratch(Scratch scratch, Progress progress) {
        return drift(ScratchCatalog.make(scratch, files.folder(), progress), "the scripts, run on scratch", progress);
    }

    /**
     * For {@code baseline --at}: begins the history of a database that is what the scripts up to a version make.
     *
     * @return the comparison; only if it has no difference something was changed
     * @throws SchemaRefusedException if there is no such version, or the database has a history
     */
    public BaselineReport adopt(SchemaVersion version, RunOptions options, Progress progress) {
        Target target = Preflight.inspect(owner, settings.roles());
        progress.say("database " + target);
        Baseline baseline = new Baseline(owner, settings.roles(), files.build(), options, progress);
        return new BaselineReport(target, List.of(baseline.adopt(version)));
    }

    /** For {@code baseline --find}: compares with every version, changes nothing. */
    public BaselineReport find(Progress progress) {
        Target target = Preflight.inspect(owner, settings.roles());
        progress.say("database " + target);
        Baseline baseline = new Baseline(owner, settings.roles(), files.build(), RunOptions.standard(), progress);
        return new BaselineReport(target, baseline.find());
    }

    /**
     * For {@code journal --realign}: takes cosmetic changes of applied scripts into the history.
     *
     * @return the files whose hashes were renewed
     * @throws SchemaRefusedException if anything else does not fit
     */
    public List<String> realign(RunOptions options, Progress progress) {
        Preflight.inspect(owner, settings.roles());
        return new Realignment(owner, settings.roles(), files.build(), options, progress).run();
    }

    /** For {@code info --sizes}: the tables of the installation, as {@code table-sizes.csv} holds them. */
    public List<TableSize> sizes() {
        List<TableSize> sizes = new ArrayList<>();
        try (Connection connection = owner.getConnection();
                PreparedStatement statement = connection.prepareStatement(SIZES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Long rows = row.getBoolean("unknown") ? null : Long.valueOf(row.getLong("row_count"));
                sizes.add(new TableSize(row.getString("name"), rows, row.getLong("bytes"), LocalDate.now(clock)));
            }
            return sizes;
        } catch (SQLException e) {
            throw unreadable("the sizes of its tables", e);
        }
    }

    private DriftReport drift(CatalogHistory expected, String expectation, Progress progress) {
        Target target = Preflight.inspect(owner, settings.roles());
        progress.say("database " + target);
        SchemaVersion at = new SchemaVersion(Math.min(history().history().newest(), expected.head()));
        DriftCheck.Finding finding = drift(expected, files.ignore()).look(at);
        return new DriftReport(
                target,
                at,
                expectation,
                finding.difference(),
                finding.summary(),
                settings.drift().refuses(finding.difference()),
                finding.remarks());
    }

    private List<Finding> journal(Packaged build) {
        ConfirmationCheck confirmations = new ConfirmationCheck(clock, ConfirmationCheck.LONGEST);
        return new JournalCheck(build.folder(), build.lock(), confirmations).check();
    }

    private DriftCheck drift(CatalogHistory expected, DriftIgnore ignore) {
        return new DriftCheck(owner, Roles.of(settings.roles().placeholders()), settings.drift(), expected, ignore);
    }

    private Survey survey(Packaged build) {
        try (Connection connection = owner.getConnection()) {
            return Survey.of(connection, build, settings.roles());
        } catch (SQLException e) {
            throw unreadable("its history and run log", e);
        }
    }

    private static List<ScriptState> scripts(ScriptFolder folder, LockFile lock, HistoryTable table) {
        List<ScriptState> states = new ArrayList<>();
        int baseline = table.history().baseline();
        for (Script script : folder.scripts()) {
            ScriptName name = script.name();
            Optional<LockLine> line = lock.line(name.version());
            Optional<HistoryTable.Applied> applied = table.of(name.fileName())
                    .filter(row -> name.kind() != ScriptName.Kind.REPEATABLE || isCurrent(row, script))
                    .or(() -> adopted(table, name, baseline));
            states.add(new ScriptState(
                    name.kind() == ScriptName.Kind.REPEATABLE ? "R" : name.version(),
                    name.description(),
                    line.map(judged -> judged.verdict().toString()).orElse(null),
                    line.map(LockLine::rollback).orElse(LockLine.NONE),
                    applied.map(HistoryTable.Applied::at).orElse(null),
                    applied.map(HistoryTable.Applied::took).orElse(null)));
        }
        for (HistoryTable.Applied applied : table.rows()) {
            boolean known = folder.scripts().stream()
                    .anyMatch(script ->
                            script.name().fileName().equals(applied.row().script()));
            if (!known && !applied.row().isBaseline()) {
                String version = applied.row().version();
                states.add(new ScriptState(
                        version == null ? "R" : "V" + version,
                        applied.row().description().replace(' ', '_'),
                        null,
                        LockLine.NONE,
                        applied.at(),
                        applied.took()));
            }
        }
        return states;
    }

    /** Flyway takes the checksum of a repeatable script after the placeholders were filled, so only it can tell. */
    private static boolean isCurrent(HistoryTable.Applied applied, Script script) {
        Integer checksum = applied.row().checksum();
        return script.text().normalized().contains("${") || (checksum != null && checksum == script.crc32());
    }

    private static Optional<HistoryTable.Applied> adopted(HistoryTable table, ScriptName name, int baseline) {
        return name.number() > 0 && name.number() <= baseline
                ? table.rows().stream()
                        .filter(applied -> applied.row().isBaseline())
                        .findFirst()
                : Optional.empty();
    }

    private HistoryTable history() {
        try (Connection connection = owner.getConnection()) {
            return HistoryTable.read(connection);
        } catch (SQLException e) {
            throw unreadable("its history", e);
        }
    }

    private static SchemaRefusedException unreadable(String what, SQLException failure) {
        return new SchemaRefusedException(
                Exit.NO_TARGET, "cannot read " + what + ": " + failure.getMessage() + "; nothing was changed");
    }
}
