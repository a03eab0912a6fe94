package com.pivotalflow.schema.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pivotalflow.schema.TestFolder;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.catalog.DriftPolicy;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.engine.SessionSettings;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.SchemaVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;

/** Runners beside each other and beside sessions that hold locks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TogetherTest {

    private static final int RUNNERS = 5;
    private static final int ROUNDS = 20;

    private final TestPostgres postgres = TestPostgres.start();
    private final TestFolder folder = TestFolder.empty()
            .with("V0001__create.sql", "CREATE TABLE t (a int);\n")
            .with("V0002__column.sql", "ALTER TABLE t ADD COLUMN b text;\n")
            .with("V0003__index.sql", "-- transaction: none\nCREATE INDEX CONCURRENTLY ix ON t (a);\n")
            .with("V0004__more.sql", "ALTER TABLE t ADD COLUMN c text;\n");
    private Packaged build;
    private int databases;

    @BeforeAll
    void learn() throws SQLException {
        build = folder.learn(postgres, "together_learned").packaged();
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void ofFiveRunnersOneDoesTheWorkAndAllSucceed() throws Exception {
        ExecutorService runners = Executors.newFixedThreadPool(RUNNERS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Runs database = database();
                if (round % 2 == 0) {
                    // Half of the rounds go through Flyway, with the concurrent index among its scripts.
                    database.with(RunOptions.standard().upTo(new SchemaVersion(1)))
                            .run(build);
                }
                int left = round % 2 == 0 ? 3 : 4;
                Callable<RunResult> one = () -> new Runs(postgres, name()).run(build);
                List<RunResult> results = new ArrayList<>();
                for (Future<RunResult> result : runners.invokeAll(Collections.nCopies(RUNNERS, one))) {
                    results.add(result.get());
                }

                assertThat(results).allSatisfy(result -> {
                    assertThat(result.to().number()).isEqualTo(4);
                    assertThat(result.drift().none()).isTrue();
                });
                assertThat(results.stream().mapToInt(result -> result.applied().size()))
                        .as("round %d", round)
                        .containsExactlyInAnyOrder(left, 0, 0, 0, 0);
                assertThat(database.rows("SELECT count(*), count(*) FILTER (WHERE success) FROM flyway_schema_history"))
                        .containsExactly("4|4");
                assertThat(database.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix'::regclass"))
                        .containsExactly("t");
            }
        } finally {
            runners.shutdownNow();
        }
    }

    @Test
    void aRunnerThatWaitedLongEnoughNamesTheOther() throws Exception {
        Runs database = database();
        SessionSettings other = SessionSettings.standard().named("pivotal-migrator/node-b/7");
        try (MigrationLock held = MigrationLock.acquire(database.owner(), other, Duration.ZERO, Progress.silent())) {
            database.with(RunOptions.standard().waiting(Duration.ofMillis(1), Duration.ZERO));

            SchemaRefusedException refused =
                    catchThrowableOfType(SchemaRefusedException.class, () -> database.run(build));

            assertThat(refused.exit()).isEqualTo(Exit.LOCKED);
            assertThat(refused.getMessage())
                    .matches("another runner is at work: session \\d+ of pivotal-migrator/node-b/7, connected since"
                            + " \\d{4}-.*Nothing was changed");
            assertThat(held.connection().isClosed()).isFalse();
        }
        assertThat(database.run(build).applied()).hasSize(4);
    }

    @Test
    void aPoolerThatChangesSessionsBetweenStatementsIsRefused() throws Exception {
        Runs database = database();
        try (TransactionPooler pooler = new TransactionPooler(database.owner())) {
            SchemaRefusedException refused = catchThrowableOfType(
                    SchemaRefusedException.class,
                    () -> new Runner(
                                    pooler.source(),
                                    DatabaseRoles.standard(),
                                    DriftPolicy.standard(),
                                    build,
                                    RunOptions.standard(),
                                    null,
                                    Runs.CLOCK,
                                    Boundary.none(),
                                    Progress.silent())
                            .run());

            assertThat(refused.exit()).isEqualTo(Exit.NO_TARGET);
            assertThat(refused).hasMessageContaining("pooler").hasMessageContaining("PIVOTAL_DB_PORT");
        }
    }

    @Test
    void aScriptThatDoesNotGetItsLockTriesAgainAndNamesWhoIsInTheWay() throws Exception {
        Runs database = database();
        database.with(RunOptions.standard().upTo(new SchemaVersion(1))).run(build);
        database.execute("INSERT INTO t VALUES (1)");
        PGSimpleDataSource somebody = (PGSimpleDataSource) database.owner();
        somebody.setApplicationName("somebody");
        List<String> said = new ArrayList<>();
        try (Connection holder = somebody.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT a FROM t FOR UPDATE");

            runner(database, RunOptions.standard().limited("1s", "1min"), line -> {
                        said.add(line);
                        if (line.contains("blocked by session")) {
                            rollback(holder);
                        }
                    })
                    .run();
        }

        assertThat(said)
                .anyMatch(line -> line.matches("V0002__column.sql did not get its locks, blocked by session \\d+ of "
                        + TestPostgres.OWNER
                        + " \\(somebody\\), idle in transaction since .*: SELECT a FROM t FOR UPDATE;"
                        + " rolled back, next try in \\d+ ms"))
                .anyMatch(line -> line.matches("V0002 applied in .* \\(\\d+ lock retries\\)"));
        assertThat(database.rows("SELECT version, retries > 0 FROM migrator.journal ORDER BY id"))
                .containsExactly("V0001|f", "V0002|t", "V0003|f", "V0004|f");
    }

    @Test
    void aScriptThatNeverGetsItsLockGivesUpAndHasChangedNothing() throws Exception {
        Runs database = database();
        database.with(RunOptions.standard().upTo(new SchemaVersion(1))).run(build);
        database.execute("INSERT INTO t VALUES (1)");
        List<String> said = new ArrayList<>();
        RunOptions hasty = RunOptions.standard()
                .limited("20ms", "1min")
                .retrying(new LockRetries(10, Duration.ofMillis(1), Duration.ofMillis(2)));
        try (Connection holder = database.owner().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT a FROM t FOR UPDATE");

            SchemaFailedException failed = catchThrowableOfType(
                    SchemaFailedException.class,
                    () -> runner(database, hasty, said::add).run());

            assertThat(failed.exit()).isEqualTo(Exit.LOCKED);
            assertThat(failed)
                    .hasMessageContaining("V0002__column.sql failed at line ")
                    .hasMessageContaining(" (tried 11 times): ")
                    .hasMessageContaining("it was rolled back, 0 scripts applied before it stay");
        }
        assertThat(said.stream().filter(line -> line.contains("next try in "))).hasSize(10);
        assertThat(database.rows("SELECT version FROM migrator.journal")).containsExactly("V0001");
        assertThat(database.rows("SELECT count(*), count(finished) FROM migrator.attempts WHERE script LIKE 'V0002%'"))
                .containsExactly("11|11");
        assertThat(database.rows("SELECT attname FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0"))
                .containsExactly("a");
        assertThat(database.with(RunOptions.standard()).run(build).applied()).hasSize(3);
    }

    @Test
    void aConcurrentIndexWaitsForWritersWithoutATimeoutAndTellsForWhom() throws Exception {
        Runs database = database();
        database.with(RunOptions.standard().upTo(new SchemaVersion(2))).run(build);
        List<String> said = new ArrayList<>();
        try (Connection writer = database.owner().getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("INSERT INTO t VALUES (1)");

            runner(database, RunOptions.standard().limited("100ms", "1min"), line -> {
                        said.add(line);
                        if (line.startsWith("building an index")) {
                            rollback(writer);
                        }
                    })
                    .run();
        }

        assertThat(said)
                .anyMatch(line -> line.matches(
                        "building an index: waiting for writers before build.*waiting for session" + " \\d+"))
                .anyMatch(line -> line.matches("V0003 applied in [^(]*"));
    }

    private Runner runner(Runs database, RunOptions options, Progress progress) {
        return new Runner(
                database.owner(),
                DatabaseRoles.standard(),
                DriftPolicy.standard(),
                build,
                options,
                null,
                Runs.CLOCK,
                Boundary.none(),
                progress);
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Runs database() throws SQLException {
        databases++;
        postgres.createDatabase(name());
        return new Runs(postgres, name());
    }

    private String name() {
        return "together_" + databases;
    }
}
