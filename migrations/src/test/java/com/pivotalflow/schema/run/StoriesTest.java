package com.pivotalflow.schema.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pivotalflow.schema.TestFolder;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.engine.FlywayEngine;
import com.pivotalflow.schema.engine.SessionSettings;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.SchemaVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What happens to folders, histories and run logs, told as stories; refused is refused before anything is changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoriesTest {

    private static final String FIRST = "CREATE TABLE t (a int);\nGRANT SELECT ON t TO ${app};\n";
    private static final String SECOND = "ALTER TABLE t ADD COLUMN b int;\n";

    private final TestPostgres postgres = TestPostgres.start();
    private final TestFolder learned = folder();
    private Packaged build;
    private int databases;
    private Runs runs;

    @BeforeAll
    void learn() throws SQLException {
        build = learned.learn(postgres, "learned").packaged();
    }

    @BeforeEach
    void emptyDatabase() throws SQLException {
        postgres.createDatabase("stories_" + ++databases);
        runs = new Runs(postgres, "stories_" + databases);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void aFolderWithoutALockFileIsRefused(@TempDir Path db) throws Exception {
        Files.createDirectories(db.resolve("migration"));
        Files.write(db.resolve("migration/V0001__create.sql"), FIRST.getBytes(UTF_8));

        SchemaRefusedException refused = catchThrowableOfType(SchemaRefusedException.class, () -> Packaged.read(db));

        assertThat(refused.exit()).isEqualTo(Exit.JOURNAL);
        assertThat(refused).hasMessageContaining("PF-J03").hasMessageContaining("has no lock file");
    }

    @Test
    void scriptsThatAreNotThoseOfTheLockFileAreRefused() throws Exception {
        Packaged other = new Packaged(
                folder().with("V0002__column.sql", SECOND + "SELECT 1;\n").folder(), build.lock(), build.expected());

        assertRefused(other, Exit.JOURNAL, "V0002__column.sql: PF-J03", "its text is not the one of the lock file");
        assertThat(runs.rows("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isEmpty();
    }

    @Test
    void theSecondRunTakesNoLockAndWritesNothing() throws Exception {
        runs.run(build);
        List<Step> steps = new ArrayList<>();

        RunResult second =
                runs.with((Boundary) (step, script) -> steps.add(step)).run(build);

        assertThat(second.applied()).isEmpty();
        assertThat(second.drift().none()).isTrue();
        assertThat(second.checked()).isEqualTo(3);
        assertThat(steps).containsExactly(Step.FILES, Step.PREFLIGHT, Step.UNLOCK);
    }

    @Test
    void aScriptThatWasChangedAfterItRanIsRefused() throws Exception {
        runs.run(build);

        Packaged edited = folder().with("V0002__column.sql", "ALTER TABLE t ADD COLUMN b bigint;\n")
                .packaged();

        assertRefused(known(edited), Exit.JOURNAL, "V0002__column.sql: PF-J04", "was edited after it was applied");
    }

    @Test
    void aCommentThatWasChangedIsToldFromAChangeOfMeaning() throws Exception {
        runs.run(build);

        Packaged edited =
                folder().with("V0002__column.sql", "-- new words\n" + SECOND).packaged();

        assertRefused(known(edited), Exit.JOURNAL, "V0002__column.sql: PF-J05", "journal --realign");
    }

    @Test
    void rolesOfOtherNamesThanWhenAScriptRanAreRefused() throws Exception {
        runs.run(build);
        runs.execute("UPDATE migrator.journal SET placeholder_digest = repeat('0', 64) WHERE version = 'V0001'");

        assertRefused(build, Exit.JOURNAL, "V0001__create.sql: PF-J04", "roles of other names");
    }

    @Test
    void objectsWithoutAHistoryAreNotOurs() throws Exception {
        runs.with(Runs.DRAFTS).execute("CREATE TABLE somebodys (a int)");

        assertRefused(build, Exit.JOURNAL, "PF-J08 unknown-database", "1 objects and no history", "baseline");
        assertThat(runs.rows("SELECT 1 FROM pg_namespace WHERE nspname = 'migrator'"))
                .isEmpty();
    }

    @Test
    void whatTheOfficialToolAppliedIsTakenOverOnceItsChecksumIsRight() throws Exception {
        new FlywayEngine(runs.owner(), DatabaseRoles.standard(), SessionSettings.standard())
                .migrate(build.folder().scripts());

        RunResult result = runs.run(build);

        assertThat(result.applied()).isEmpty();
        assertThat(runs.rows("SELECT version, origin FROM migrator.journal ORDER BY id"))
                .containsExactly("V0001|other", "V0002|other", "R looks|other");
        assertThat(runs.run(build).applied()).isEmpty();
    }

    @Test
    void aRowOfTheOfficialToolWithAnotherChecksumIsRefusedAndNothingIsTakenOver() throws Exception {
        new FlywayEngine(runs.owner(), DatabaseRoles.standard(), SessionSettings.standard())
                .migrate(build.folder().scripts());
        runs.execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '0002'");

        assertRefused(build, Exit.JOURNAL, "V0002__column.sql: PF-J04");
        assertThat(runs.rows("SELECT 1 FROM pg_namespace WHERE nspname = 'migrator'"))
                .isEmpty();
    }

    @Test
    void anOldNodeStartsBesideANewerOneIfThatDidNoHarm() throws Exception {
        runs.run(build);
        newer("safe");

        assertRefused(build, Exit.JOURNAL, "V0003__more.sql: PF-J06 database-newer");
        RunResult started = runs.with(RunOptions.standard().allowingNewer()).run(build);

        assertThat(started.applied()).isEmpty();
        assertThat(runs.said)
                .contains("WARNING: the database is newer than this build: V0003__more.sql did nothing that keeps it"
                        + " from working");
    }

    @Test
    void anOldNodeDoesNotStartAfterSomethingWasDestroyed() throws Exception {
        runs.run(build);
        newer("destructive");

        runs.with(RunOptions.standard().allowingNewer());

        assertRefused(build, Exit.JOURNAL, "V0003__more.sql: PF-J06 database-newer");
    }

    @Test
    void aDryRunTellsWhatIsPendingAndChangesNothing() throws Exception {
        RunResult dry = runs.with(RunOptions.standard().dry()).run(build);

        assertThat(dry.pending()).containsExactly("V0001", "V0002", "R looks");
        assertThat(runs.said).anyMatch(line -> line.startsWith("applied nothing, pending V0001 (safe) V0002 (safe)"));
        assertThat(runs.rows("SELECT nspname FROM pg_namespace WHERE nspname = 'migrator'"))
                .isEmpty();
    }

    @Test
    void aRunMayEndBeforeTheNewestVersion() throws Exception {
        RunResult half =
                runs.with(RunOptions.standard().upTo(new SchemaVersion(1))).run(build);

        assertThat(half.to().number()).isEqualTo(1);
        assertThat(half.pending()).containsExactly("V0002", "R looks");
        assertThat(half.drift().none()).isTrue();
        assertThat(runs.with(RunOptions.standard()).run(build).applied()).hasSize(2);
    }

    @Test
    void aRepeatableScriptRunsAgainOnlyWhenItChanged() throws Exception {
        runs.with(Runs.DRAFTS).run(build);
        Packaged changed =
                known(folder().with("R__looks.sql", "CREATE OR REPLACE VIEW looks AS SELECT a, 1 AS one FROM t;\n")
                        .packaged());

        assertThat(runs.run(changed).applied())
                .extracting(AppliedScript::script)
                .containsExactly("R__looks.sql");
        assertThat(runs.run(changed).applied()).isEmpty();
    }

    @Test
    void whatARepeatableScriptMadeIsNoDriftBeforeTheNextNumber() throws Exception {
        String looks = "CREATE OR REPLACE VIEW looks AS SELECT a%s FROM t;\nGRANT SELECT ON looks TO ${readonly};\n";
        TestFolder folder = folder().with("R__looks.sql", looks.formatted(""));
        runs.run(folder.learn(postgres, "looks_2").packaged());
        Packaged third = folder.with("V0003__more.sql", "CREATE TABLE more (a int);\n")
                .learn(postgres, "looks_3")
                .packaged();
        assertThat(runs.run(third).applied()).extracting(AppliedScript::script).containsExactly("V0003__more.sql");

        Packaged fourth = folder.with("V0004__most.sql", "CREATE TABLE most (a int);\n")
                .with("R__looks.sql", looks.formatted(", 1 AS one"))
                .learn(postgres, "looks_4")
                .packaged();

        assertThat(runs.run(fourth).applied())
                .extracting(AppliedScript::script)
                .containsExactly("V0004__most.sql", "R__looks.sql");
        assertThat(runs.run(fourth).applied()).isEmpty();
        runs.execute("REVOKE SELECT ON looks FROM pivotal_readonly");
        assertRefused(fourth, Exit.DRIFT, "public.looks to");
    }

    @Test
    void aRunHasThreeConnectionsAtMostSoThatAPoolOfFourHasOneForACopy() throws Exception {
        runs.with(Runs.DRAFTS).run(build);
        Packaged counting = known(folder().with(
                        "V0003__count.sql",
                        "SELECT pg_sleep(0.6);\nCREATE TABLE seen AS SELECT count(*) AS sessions FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND usename = current_user;\n")
                .packaged());

        runs.run(counting);

        assertThat(runs.rows("SELECT sessions <= 3 FROM seen")).containsExactly("t");
    }

    private void newer(String verdict) throws SQLException {
        runs.execute("ALTER TABLE t ADD COLUMN c int");
        runs.execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success) VALUES (9, '0003', 'more', 'SQL', 'V0003__more.sql', 7,"
                + " 'pivotal_owner', 1, true)");
        runs.execute("INSERT INTO migrator.journal (version, script, sha256, stmts, crc32, verdict, findings,"
                + " placeholder_digest, origin, node, started, duration_ms, retries) VALUES ('V0003',"
                + " 'V0003__more.sql', 'x', 'x', 7, '" + verdict + "', '{}', 'x', 'run', 'n', now(), 1, 0)");
    }

    /** With the catalogs of the folder they came from. */
    private Packaged known(Packaged edited) {
        return new Packaged(edited.folder(), edited.lock(), build.expected());
    }

    private void assertRefused(Packaged folder, Exit exit, String... words) {
        assertThatExceptionOfType(SchemaRefusedException.class)
                .isThrownBy(() -> runs.run(folder))
                .satisfies(refused -> {
                    assertThat(refused.getMessage()).contains(words);
                    assertThat(refused.exit()).isEqualTo(exit);
                });
    }

    private static TestFolder folder() {
        return TestFolder.empty()
                .with("V0001__create.sql", FIRST)
                .with("V0002__column.sql", SECOND)
                .with("R__looks.sql", "CREATE OR REPLACE VIEW looks AS SELECT a FROM t;\n");
    }
}
