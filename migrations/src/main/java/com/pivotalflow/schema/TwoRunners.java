package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Kind;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import com.pivotalflow.schema.script.ScriptName;
import com.pivotalflow.schema.script.ScriptText;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Two runners that start at once where a concurrent index is to be built, which waits for everyone else: one has to
 * build it, the other to find it built.
 */
final class TwoRunners {

    private static final String INDEX = "ix_two_runners";
    private static final int RUNNERS = 2;

    /** A runner that takes longer hangs. */
    private static final long LONGEST_SECONDS = 60;

    private final Scratch scratch;
    private final Packaged build;

    TwoRunners(Scratch scratch, Packaged build) {
        this.scratch = scratch;
        this.build = build;
    }

    /**
     * Starts them.
     *
     * @param head a database at the head of the build, to which nobody is connected
     * @return what was seen; empty if there is no table to index
     * @throws SchemaFailedException if one hangs or fails, or the index is not there once and valid
     */
    Optional<String> run(ScratchDatabase head) throws SQLException {
        Optional<String> column = build.expected().at(build.head().number()).entries().stream()
                .filter(entry -> entry.key().kind() == Kind.COLUMN)
                .map(Entry::object)
                .findFirst();
        if (column.isEmpty()) {
            return Optional.empty();
        }
        int dot = column.get().lastIndexOf('.');
        Packaged longer =
                longer(head, column.get().substring(0, dot), column.get().substring(dot + 1));
        try (ScratchDatabase database = scratch.copy(head, "together")) {
            int applied = together(database, longer);
            String built = count(database);
            if (applied != 1 || !built.equals("1 built, 1 valid, 1 in the history")) {
                throw new SchemaFailedException(
                        "two runners at once applied " + applied + " scripts, and the index is " + built);
            }
        }
        return Optional.of("two runners built one concurrent index once");
    }

    private int together(ScratchDatabase database, Packaged longer) {
        MigrationSettings settings = new MigrationSettings(
                scratch.roles(), MigrationSettings.standard().drift());
        ExecutorService runners = Executors.newFixedThreadPool(RUNNERS);
        try {
            List<Future<SchemaReport>> reports = new ArrayList<>();
            for (int i = 0; i < RUNNERS; i++) {
                reports.add(runners.submit(
                        () -> new SchemaMigration(database.owner(), settings, longer).migrate(Progress.silent())));
            }
            int applied = 0;
            for (Future<SchemaReport> report : reports) {
                applied +=
                        report.get(LONGEST_SECONDS, TimeUnit.SECONDS).applied().size();
            }
            return applied;
        } catch (TimeoutException e) {
            throw new SchemaFailedException("two runners at once hang for more than " + LONGEST_SECONDS + " s");
        } catch (ExecutionException e) {
            throw new SchemaFailedException("of two runners at once one failed: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaFailedException("interrupted while two runners were at work");
        } finally {
            runners.shutdownNow();
        }
    }

    /** The build with one more script, which builds an index. */
    private Packaged longer(ScratchDatabase head, String table, String column) throws SQLException {
        String statement = "CREATE INDEX CONCURRENTLY " + INDEX + " ON " + table + " (" + column + ")";
        Script script = Script.of(
                new ScriptName(ScriptName.Kind.VERSIONED, build.head().number() + 1, "two_runners"),
                ScriptText.of("-- transaction: none\n-- irreversible: nothing of this script outlives the run\n"
                        + statement + ";\n"));
        CatalogReader reader = new CatalogReader(Roles.of(scratch.roles().placeholders()));
        List<Catalog> catalogs = new ArrayList<>();
        for (int version = 0; version <= build.head().number(); version++) {
            catalogs.add(build.expected().at(version));
        }
        try (ScratchDatabase copy = scratch.copy(head, "indexed");
                Connection connection = copy.owner().getConnection();
                Statement one = connection.createStatement()) {
            one.execute(statement);
            catalogs.add(reader.read(connection));
        }
        ScriptFolder folder = build.folder();
        Map<String, byte[]> files = new HashMap<>();
        folder.scripts().forEach(known -> keep("migration", known, files));
        folder.rollbacks().forEach(known -> keep("rollback", known, files));
        folder.confirmations().forEach((file, bytes) -> files.put("confirmations/" + file, bytes));
        keep("migration", script, files);
        List<LockLine> lines = new ArrayList<>(build.lock().lines());
        lines.add(folder.versioned().size(), LockLine.unjudged(script));
        return new Packaged(
                ScriptFolder.of(files),
                new LockFile(lines, build.lock().releases()),
                CatalogHistory.of(catalogs),
                build.ignore());
    }

    private static void keep(String directory, Script script, Map<String, byte[]> files) {
        files.put(
                directory + "/" + script.name().fileName(),
                script.text().normalized().getBytes(StandardCharsets.UTF_8));
    }

    private String count(ScratchDatabase database) throws SQLException {
        String query = "SELECT (SELECT count(*) FROM pg_class WHERE relname = '" + INDEX + "') || ' built, '"
                + " || (SELECT count(*) FROM pg_index WHERE indisvalid AND indexrelid = '" + INDEX
                + "'::regclass) || ' valid, '"
                + " || (SELECT count(*) FROM flyway_schema_history WHERE success AND script LIKE '%two\\_runners.sql')"
                + " || ' in the history'";
        try (Connection connection = database.superuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
