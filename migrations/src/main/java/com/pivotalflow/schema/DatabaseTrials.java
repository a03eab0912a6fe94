package com.pivotalflow.schema;

import com.pivotalflow.schema.EphemeralRun.Seen;
import com.pivotalflow.schema.backup.BackupDirectory;
import com.pivotalflow.schema.backup.FullBackup;
import com.pivotalflow.schema.backup.RowAccess;
import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Kind;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.engine.FlywayEngine;
import com.pivotalflow.schema.engine.SessionSettings;
import com.pivotalflow.schema.guard.rehearsal.UpgradeRehearsal;
import com.pivotalflow.schema.guard.sample.SampleRows;
import com.pivotalflow.schema.guard.sample.ScriptedSamples;
import com.pivotalflow.schema.journal.Confirmation;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.run.RunOptions;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.SchemaVersion;
import com.pivotalflow.schema.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an ephemeral run that look at databases. Those after the second take what it made; its databases go with
 * the server.
 */
final class DatabaseTrials {

    private static final String HISTORY = """
            SELECT installed_rank, version, description, type, script, checksum, installed_by, success
            FROM public.flyway_schema_history
            ORDER BY installed_rank
            """;

    /** Reading, settings and the bounds of transactions are no work. */
    private static final String WORK = """
            SELECT text FROM pg_stat_statements AS s
            JOIN pg_database AS d ON d.oid = s.dbid
            CROSS JOIN LATERAL regexp_replace(s.query, '--[^\\n]*', '', 'g') AS text
            WHERE d.datname = '%s'
              AND (text !~* '^\\s*(select|set|show|begin|commit|rollback|start|reset|discard|with)\\M'
                   OR text ~* 'advisory_(xact_)?lock|\\mfor (no key )?(update|share)\\M')
            ORDER BY 1
            """;

    private final SchemaFiles files;
    private final Scratch scratch;
    private final Progress progress;
    private final Roles roles;
    private @Nullable CatalogHistory catalogs;
    private @Nullable ScratchDatabase fresh;

    DatabaseTrials(SchemaFiles files, Scratch scratch, Progress progress) {
        this.files = files;
        this.scratch = scratch;
        this.progress = progress;
        this.roles = Roles.of(scratch.roles().placeholders());
    }

    /** What the scripts make, version by version. */
    CatalogHistory made() {
        return Objects.requireNonNull(catalogs, "the fresh run comes first");
    }

    Seen direct() throws SQLException {
        catalogs = ScratchCatalog.make(scratch, files.folder(), progress);
        ScratchDatabase database = scratch.create("direct");
        fresh = database;
        SchemaReport report = migrate(database.owner(), RunOptions.standard());
        return Seen.fine(report.applied().size() + " scripts, " + report.objects() + " objects");
    }

    Seen flyway() throws SQLException {
        List<Script> scripts = files.folder().scripts();
        try (ScratchDatabase database = scratch.create("flyway")) {
            ObservedScripts.lay(database.owner(), scratch);
            FlywayEngine engine = new FlywayEngine(database.owner(), scratch.roles(), SessionSettings.standard());
            engine.migrate(scripts);
            List<String> faults = new ArrayList<>(engine.objections(scripts));
            new FlywayEngine(fresh().owner(), scratch.roles(), SessionSettings.standard())
                    .objections(scripts)
                    .forEach(objection -> faults.add("after the direct run: " + objection));
            Difference difference = difference(database);
            if (!difference.none()) {
                faults.add("it makes another schema: " + difference.summary());
            }
            List<String> direct = rows(fresh().owner(), HISTORY);
            List<String> byFlyway = rows(database.owner(), HISTORY);
            if (!direct.equals(byFlyway)) {
                byFlyway.removeAll(direct);
                faults.add("it writes another history: " + byFlyway);
            }
            return Seen.of("the same schema and history, and Flyway validates both", faults, Exit.FAILED);
        }
    }

    Seen again() throws SQLException {
        if (!scratch.seesAll()) {
            SchemaReport report = migrate(fresh().owner(), RunOptions.standard());
            return Seen.of("nothing to do", report.nothingToDo() ? List.of() : List.of(report.summary()), Exit.FAILED);
        }
        // The view stands in a database of its own: in the other it would be drift.
        try (ScratchDatabase counters = scratch.create("counters")) {
            execute(counters, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
            execute(counters, "SELECT pg_stat_statements_reset()");
            SchemaReport report = migrate(fresh().owner(), RunOptions.standard());
            List<String> faults = new ArrayList<>();
            if (!report.nothingToDo()) {
                faults.add("it is not without work: " + report.summary());
            }
            rows(counters.superuser(), String.format(WORK, fresh().name()))
                    .forEach(statement -> faults.add("it executed: " + statement.replaceAll("\\s+", " ")));
            return Seen.of("nothing to do: no lock, no row, no statement but reading ones", faults, Exit.FAILED);
        }
    }

    /** From each release as it was shipped, with rows in its tables, to the head. */
    Seen upgrades() throws SQLException {
        Map<String, Integer> releases = files.lock().releases();
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, Integer> release : releases.entrySet()) {
            for (String fault : upgrade(release.getValue())) {
                faults.add("from " + release.getKey() + " " + fault);
            }
        }
        return Seen.of(
                releases.isEmpty()
                        ? "no release is marked in the lock file, so no upgrade was tried"
                        : "from " + String.join(", ", releases.keySet()) + " with rows in every table",
                faults,
                Exit.FAILED);
    }

    private List<String> upgrade(int release) throws SQLException {
        List<Script> scripts = files.folder().versioned();
        List<Script> shipped = scripts.subList(0, Math.min(release, scripts.size()));
        List<String> faults = new ArrayList<>();
        try (ScratchDatabase database = scratch.create("upgrade")) {
            ObservedScripts.lay(database.owner(), scratch);
            FlywayEngine engine = new FlywayEngine(database.owner(), scratch.roles(), SessionSettings.standard());
            engine.migrate(shipped);
            Set<String> lost = UpgradeRehearsal.losses(
                    database, samples(), () -> engine.migrate(files.folder().scripts()));
            Set<String> confirmed = confirmed(scripts.subList(shipped.size(), scripts.size()));
            lost.stream()
                    .filter(object ->
                            confirmed.stream().noneMatch(name -> object.equals(name) || object.startsWith(name + ".")))
                    // Each value was compared as the type that it had, where the script alone was judged.
                    .filter(object -> !isRetyped(object, shipped.size()))
                    .forEach(object -> faults.add(object + " loses what it held, and no confirmation names it"));
            Difference difference = difference(database);
            if (!difference.none()) {
                faults.add("another schema comes of it: " + difference.summary());
            }
        }
        return faults;
    }

    private Set<String> confirmed(List<Script> scripts) {
        Set<String> objects = new HashSet<>();
        for (Script script : scripts) {
            String file = script.name().version() + ".yaml";
            byte[] bytes = files.folder().confirmations().get(file);
            if (bytes != null) {
                Confirmation.parse(file, bytes).findings().forEach(finding -> objects.add(finding.object()));
            }
        }
        return objects;
    }

    private boolean isRetyped(String column, int release) {
        Optional<String> was = type(column, release);
        Optional<String> is = type(column, made().head());
        return was.isPresent() && is.isPresent() && !was.equals(is);
    }

    private Optional<String> type(String column, int version) {
        return made().at(version)
                .find(new Entry.Key(column, Kind.COLUMN))
                .map(entry -> entry.definition().replaceFirst(" (NOT NULL|DEFAULT|GENERATED|COLLATE)\\b.*", ""));
    }

    Seen houseRules() throws SQLException {
        try (Connection connection = fresh().superuser().getConnection()) {
            return Seen.of(
                    "tenants apart, documents guarded, everything has a comment",
                    HouseRules.look(connection, files.guard().exempt()));
        }
    }

    Seen drift() throws SQLException {
        try (ScratchDatabase copy = scratch.copy(fresh(), "drifted")) {
            SeenDrift.Seen seen = new SeenDrift(made(), roles).look(copy.superuser());
            return Seen.of(
                    "the untouched database is clean, and each of " + seen.changes() + " changes by hand is seen",
                    seen.faults(),
                    Exit.FAILED);
        }
    }

    Seen together() throws SQLException, IOException {
        String runners = new TwoRunners(scratch, build())
                .run(fresh())
                .map(text -> text + "; ")
                .orElse("no table for a concurrent index; ");
        Path directory = Files.createTempDirectory("pivotal-ephemeral");
        try (ScratchDatabase copy = scratch.copy(fresh(), "saved")) {
            copy.inSight(() -> samples().fill(copy.superuser()));
            DataSource backup = scratch.superuser() ? copy.as(scratch.roles().backup()) : null;
            FullBackup.Saved saved = new FullBackup(
                            BackupDirectory.anywhere(directory), new RowAccess(copy.owner(), backup), roles)
                    .save(
                            made().head(),
                            files.lock().head(),
                            scratch,
                            (owner, version) ->
                                    migrate(owner, RunOptions.standard().upTo(new SchemaVersion(version))),
                            Progress.silent());
            return Seen.fine(
                    runners + saved.tables() + " tables and " + saved.rows() + " rows saved, restored and compared");
        } finally {
            remove(directory);
        }
    }

    private ScratchDatabase fresh() {
        return Objects.requireNonNull(fresh, "the fresh run comes first");
    }

    /** Expects what the scripts make: whether the committed file says the same is a step of its own. */
    private Packaged build() {
        return new Packaged(files.folder(), files.lock(), made(), files.ignore());
    }

    private SchemaReport migrate(DataSource owner, RunOptions options) {
        MigrationSettings settings = new MigrationSettings(
                scratch.roles(), MigrationSettings.standard().drift());
        return new SchemaMigration(owner, settings, build()).migrate(options, Progress.silent());
    }

    private Difference difference(ScratchDatabase database) throws SQLException {
        try (Connection connection = database.superuser().getConnection()) {
            return Difference.between(made(), made().head(), new CatalogReader(roles).read(connection), roles);
        }
    }

    private SampleRows samples() {
        return new SampleRows(files.guard().sampleRows(), SampleRows.SEED, ScriptedSamples::find);
    }

    private static void execute(ScratchDatabase database, String sql) throws SQLException {
        try (Connection connection = database.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(DataSource source, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join(" ", values));
            }
        }
        return rows;
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
