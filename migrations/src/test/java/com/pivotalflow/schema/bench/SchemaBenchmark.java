package com.pivotalflow.schema.bench;

import com.pivotalflow.schema.MigrationSettings;
import com.pivotalflow.schema.SchemaFiles;
import com.pivotalflow.schema.SchemaMigration;
import com.pivotalflow.schema.SchemaReport;
import com.pivotalflow.schema.SchemaSources;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.run.RunOptions;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.script.SchemaVersion;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures the machinery against one session that does the same by hand, on a server that waits for the disk, and
 * prints figures and ratios. It asserts nothing: a figure belongs to its machine.
 *
 * <p>{@code -Dbench.scripts} says how many scripts, {@code -Dbench.rounds} of how many rounds a median is taken.
 */
public final class SchemaBenchmark {

    private static final int SCRIPTS = Integer.getInteger("bench.scripts", 1000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final Roles ROLES = Roles.of(DatabaseRoles.standard().placeholders());

    private final TestPostgres postgres;
    private final GeneratedScripts generated = new GeneratedScripts(SCRIPTS);
    private int databases;

    private SchemaBenchmark(TestPostgres postgres) {
        this.postgres = postgres;
    }

    /** Something that takes time. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        Path root = Files.createTempDirectory("bench");
        say("load of the machine before: %.1f", load());
        try (TestPostgres postgres = TestPostgres.durable()) {
            SchemaBenchmark benchmark = new SchemaBenchmark(postgres);
            benchmark.generated(root);
            benchmark.catalog();
        } finally {
            remove(root);
        }
        guard();
        say("load of the machine after: %.1f", load());
    }

    private void generated(Path root) throws Exception {
        ClassLoader build = generated.write(root, postgres.as(TestPostgres.OWNER, fresh()), ROLES);
        OneSession session = new OneSession(postgres, generated.scripts(), ROLES);
        List<Double> byHand = new ArrayList<>();
        List<Double> psql = new ArrayList<>();
        List<Double> direct = new ArrayList<>();
        List<Double> flyway = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String first = fresh();
            byHand.add(milliseconds(() -> session.run(first)));
            String second = fresh();
            if (OneSession.hasPsql()) {
                Path file = session.write(root.resolve("psql.sql"));
                psql.add(milliseconds(() -> session.psql(second, file)));
            }
            String third = fresh();
            direct.add(milliseconds(() -> expect(SCRIPTS, migrate(build, third, RunOptions.standard()))));
            for (int i = 0; i < ROUNDS; i++) {
                again.add(milliseconds(() -> expect(0, migrate(build, third, RunOptions.standard()))));
            }
            String fourth = fresh();
            migrate(build, fourth, RunOptions.standard().upTo(new SchemaVersion(1)));
            flyway.add(milliseconds(() -> expect(SCRIPTS - 1, migrate(build, fourth, RunOptions.standard()))));
        }
        say("%d scripts of one statement, ms, median of %d", SCRIPTS, ROUNDS);
        print("one session, a transaction and a history row each", byHand, byHand);
        if (!psql.isEmpty()) {
            print("the same by psql", psql, byHand);
        }
        print("first run, direct", direct, byHand);
        print("upgrade, through Flyway", flyway, byHand);
        print("no-op, the first of this process", again.subList(0, 1), byHand);
        print("no-op", again, byHand);
    }

    private SchemaReport migrate(ClassLoader build, String database, RunOptions options) {
        return new SchemaMigration(postgres.as(TestPostgres.OWNER, database), MigrationSettings.standard(), build)
                .migrate(options, Progress.silent());
    }

    private void catalog() throws Exception {
        String database = fresh();
        migrate(SchemaBenchmark.class.getClassLoader(), database, RunOptions.standard());
        List<Double> reading = new ArrayList<>();
        int[] objects = new int[1];
        try (Connection connection = postgres.as(TestPostgres.OWNER, database).getConnection()) {
            for (int i = 0; i < ROUNDS; i++) {
                reading.add(milliseconds(() ->
                        objects[0] = new CatalogReader(ROLES).read(connection).size()));
            }
        }
        say("catalog of the real schema, %d entries: %.0f ms", objects[0], median(reading));
    }

    private static void guard() throws Exception {
        SchemaFiles files = SchemaFiles.packaged(SchemaBenchmark.class.getClassLoader());
        int scripts = files.folder().scripts().size();
        try (Scratch scratch = Scratch.embedded(DatabaseRoles.standard())) {
            double took = milliseconds(() -> new SchemaSources(files).check(scratch, null, Progress.silent()));
            say("guard on the real scripts, %d of them: %.0f ms each", scripts, took / scripts);
        }
    }

    private String fresh() throws Exception {
        String name = "bench_" + databases++;
        postgres.createDatabase(name);
        postgres.execute(name, "CHECKPOINT");
        return name;
    }

    /** A figure for work that was not done would be worth nothing. */
    private static void expect(int scripts, SchemaReport report) {
        if (report.applied().size() != scripts) {
            throw new IllegalStateException("expected " + scripts + " scripts, applied "
                    + report.applied().size());
        }
    }

    private static double milliseconds(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static void print(String what, List<Double> figures, List<Double> reference) {
        say(
                "  %-52s %7.0f   ratio %5.2f   %s",
                what,
                median(figures),
                median(figures) / median(reference),
                figures.stream().map(figure -> String.format("%.0f", figure)).toList());
    }

    private static void say(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static void remove(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
