package com.pivotalflow.schema.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pivotalflow.schema.TestFolder;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.script.SchemaVersion;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runners that are killed in processes of their own; the next one completes the work or says what is to be done. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

    private static final String TRANSACTIONAL = "V0002__column.sql";
    private static final String CONCURRENT = "V0003__index.sql";
    private static final String BATCH = "V0004__batch.sql";
    private static final String BASE = "faults_base";

    @TempDir
    private static Path db;

    private final TestPostgres postgres = TestPostgres.start();
    private final TestFolder folder = TestFolder.empty()
            .with(
                    "V0001__create.sql",
                    "CREATE TABLE t (a int PRIMARY KEY, note text);\n"
                            + "INSERT INTO t SELECT generate_series(1, 50);\n"
                            + "CREATE PROCEDURE two_steps() LANGUAGE plpgsql AS $$ BEGIN\n"
                            + "ALTER TABLE t ADD COLUMN c int; COMMIT; ALTER TABLE t ADD COLUMN d int; COMMIT; END $$;\n")
            .with(TRANSACTIONAL, "ALTER TABLE t ADD COLUMN b text;\n")
            .with(CONCURRENT, "-- transaction: none\nCREATE INDEX CONCURRENTLY ix ON t (note);\n")
            .with(
                    BATCH,
                    "-- transaction: none\nCALL migrator.backfill('public.t', 'note = ''done''', 'note IS NULL', 7);\n")
            .with("V0005__steps.sql", "-- transaction: none\nCALL two_steps();\n");
    private Packaged build;
    private int databases;

    @BeforeAll
    void applyTheFirst() throws Exception {
        build = folder.learn(postgres, "faults_learned").packaged();
        folder.write(db);
        postgres.createDatabase(BASE);
        new Runs(postgres, BASE)
                .with(RunOptions.standard().upTo(new SchemaVersion(1)))
                .run(build);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    static Stream<Arguments> places() {
        Stream<Arguments> ofTheRun = Stream.of(
                        Step.FILES,
                        Step.PREFLIGHT,
                        Step.NO_OP,
                        Step.LOCK,
                        Step.HISTORY,
                        Step.DRIFT,
                        Step.KEYS,
                        Step.HEAD,
                        Step.UNLOCK)
                .map(step -> Arguments.of(step, ""));
        Stream<Arguments> ofScripts = Stream.of(TRANSACTIONAL, CONCURRENT, BATCH)
                .flatMap(script -> Stream.of(Step.ATTEMPT, Step.STATEMENTS, Step.ROWS, Step.COMMIT, Step.CLOSED)
                        .map(step -> Arguments.of(step, script)));
        return Stream.concat(ofTheRun, ofScripts);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("places")
    void theNextRunCompletesAnUpgradeThatWasKilled(Step step, String script) throws Exception {
        Runs runs = copyOf(BASE);

        kill(step, script);

        assertCompletes(runs);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("placesOfAFreshDatabase")
    void theNextRunCompletesAFirstRunThatWasKilled(Step step, String script) throws Exception {
        Runs runs = empty();

        kill(step, script);

        assertCompletes(runs);
    }

    static Stream<Arguments> placesOfAFreshDatabase() {
        return Stream.of(
                Arguments.of(Step.KEYS, ""),
                Arguments.of(Step.COMMIT, TRANSACTIONAL),
                Arguments.of(Step.ATTEMPT, CONCURRENT),
                Arguments.of(Step.STATEMENTS, CONCURRENT),
                Arguments.of(Step.COMMIT, CONCURRENT),
                Arguments.of(Step.STATEMENTS, BATCH));
    }

    @Test
    void anIndexThatWasHalfBuiltIsBuiltAnew() throws Exception {
        Runs runs = copyOf(BASE);
        runs.with(RunOptions.standard().upTo(new SchemaVersion(2))).run(build);
        try (Connection slow = runs.owner().getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("LOCK TABLE t IN ROW EXCLUSIVE MODE");
            Process killed = KilledRunner.start(postgres.port(), name(), db, "never", "");
            while (runs.rows("SELECT 1 FROM pg_stat_progress_create_index WHERE phase LIKE 'waiting%'")
                    .isEmpty()) {
                assertThat(killed.isAlive()).isTrue();
                Thread.sleep(50);
            }
            killed.destroyForcibly().waitFor();
        }

        runs.with(RunOptions.standard());
        assertCompletes(runs);
    }

    @Test
    void aSchemaThatIsNeitherBeforeNorAfterComesWithAPlanAndCompletesOnceItWasFollowed() throws Exception {
        Runs runs = copyOf(BASE);
        runs.with(RunOptions.standard().upTo(new SchemaVersion(4))).run(build);
        try (Connection owner = runs.owner().getConnection();
                Statement statement = owner.createStatement()) {
            MigratorSchema.openAttempt(owner, "V0005__steps.sql", "killed", Step.ATTEMPT.name());
            statement.execute("ALTER TABLE t ADD COLUMN c int");
        }
        runs.with(RunOptions.standard());

        SchemaFailedException plan = catchThrowableOfType(SchemaFailedException.class, () -> runs.run(build));

        assertThat(plan)
                .hasMessageContaining("V0005__steps.sql was begun by a runner that was killed")
                .hasMessageContaining("To take it back:\n  not expected: column public.t.c")
                .hasMessageContaining("To finish it:\n  missing column public.t.d");
        try (Connection owner = runs.owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("ALTER TABLE t ADD COLUMN d int");
        }
        assertCompletes(runs);
        assertThat(runs.rows("SELECT note FROM migrator.journal WHERE version = 'V0005'"))
                .containsExactly("recovered");
    }

    private void kill(Step step, String script) throws Exception {
        Process process = KilledRunner.start(postgres.port(), name(), db, step.name(), script);
        assertThat(process.waitFor()).as("killed at %s of %s", step, script).isEqualTo(KilledRunner.KILLED);
    }

    private void assertCompletes(Runs runs) throws SQLException {
        RunResult result = runs.run(build);

        assertThat(result.drift().none()).as(String.join("\n", runs.said)).isTrue();
        assertThat(runs.rows("SELECT version, success FROM flyway_schema_history ORDER BY installed_rank"))
                .containsExactly("0001|t", "0002|t", "0003|t", "0004|t", "0005|t");
        assertThat(runs.rows("SELECT version FROM migrator.journal ORDER BY id"))
                .containsExactly("V0001", "V0002", "V0003", "V0004", "V0005");
        assertThat(runs.rows("SELECT script FROM migrator.attempts WHERE finished IS NULL"))
                .isEmpty();
        assertThat(runs.rows("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid"))
                .isEmpty();
        assertThat(runs.rows("SELECT DISTINCT note FROM t")).isEqualTo(List.of("done"));
        assertThat(runs.run(build).applied()).isEmpty();
        assertThat(runs.said.get(runs.said.size() - 1))
                .as("nothing to do: %s", Arrays.toString(runs.said.toArray()))
                .startsWith("database ");
    }

    private Runs copyOf(String template) throws SQLException {
        databases++;
        postgres.copyDatabase(template, name());
        return new Runs(postgres, name());
    }

    private Runs empty() throws SQLException {
        databases++;
        postgres.createDatabase(name());
        return new Runs(postgres, name());
    }

    private String name() {
        return "faults_" + databases;
    }
}
