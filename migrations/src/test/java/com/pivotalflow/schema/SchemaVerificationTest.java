package com.pivotalflow.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.run.Packaged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a node demands that migrates nothing itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaVerificationTest {

    private static final Packaged BUILD = TestFolder.real().packaged();

    private RecordedDatabase databases;
    private String database = "";

    @BeforeAll
    void migrateOnce() throws Exception {
        databases = new RecordedDatabase();
    }

    @BeforeEach
    void copy() throws Exception {
        database = databases.copy();
    }

    @AfterAll
    void stop() {
        databases.close();
    }

    @Test
    void theApplicationsRoleIsEnough() {
        List<String> lines = new ArrayList<>();

        assertThat(verification(BUILD).verify(lines::add)).isEqualTo(BUILD.head());

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .matches("database " + database + " at 127\\.0\\.0\\.1:\\d+ \\(PostgreSQL 16\\.\\d+\\) as "
                        + TestPostgres.APPLICATION + "; build V\\d{4}, journal [0-9a-f]{12}");
        assertThat(lines.get(1))
                .matches(
                        "schema at V\\d{4}, verified: \\d+ checksums, drift none \\(.* objects, .* ms\\), \\d+\\.\\d s");
    }

    @Test
    void aPendingScriptIsRefusedWithWhatToDo() {
        Packaged newer = TestFolder.real()
                .with(
                        "V0016__more.sql",
                        "-- irreversible: only a test, which never undoes it\n" + "CREATE TABLE more (id integer);\n")
                .packaged();

        assertRefused(newer, Exit.JOURNAL, "pending V0016 (more)", "PIVOTAL_SCHEMA_AT_START=migrate");
    }

    @Test
    void aColumnRenamedByHandIsRefused() throws Exception {
        execute("ALTER TABLE organizations RENAME COLUMN slug TO slag");

        assertRefused(BUILD, Exit.DRIFT, "missing column public.organizations.slug", "Nothing was changed.");
    }

    @Test
    void whatNothingDependsOnIsOnlyToldOf() throws Exception {
        execute("CREATE TABLE by_hand (id integer)");
        List<String> lines = new ArrayList<>();

        verification(BUILD).verify(lines::add);

        assertThat(lines)
                .anySatisfy(line -> assertThat(line).startsWith("WARNING").contains("by_hand"));
    }

    @Test
    void aHistoryThatDoesNotFitIsRefused() throws Exception {
        execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '0003'");

        assertRefused(BUILD, Exit.JOURNAL, "PF-J07", "V0003__organization_and_identity.sql");
    }

    @Test
    void aDatabaseThatWasNeverMigratedIsRefused() throws Exception {
        database = "empty_one";
        databases.postgres().createDatabase(database);

        assertRefused(BUILD, Exit.JOURNAL, "has no run log", "run the command migrate");
    }

    @Test
    void aNewerDatabaseIsAcceptedWhileAllThatThisBuildKnowsIsThere() throws Exception {
        execute("CREATE TABLE newer (id integer);"
                + " ALTER TABLE customers ADD CONSTRAINT ck_customers_newer CHECK (true);"
                + " INSERT INTO flyway_schema_history VALUES (16, '0016', 'newer', 'SQL', 'V0016__newer.sql', 1, 'o',"
                + " now(), 1, true);"
                + " INSERT INTO migrator.journal (version, script, sha256, stmts, crc32, verdict, findings,"
                + " placeholder_digest, origin, node, started, duration_ms, retries)"
                + " VALUES ('V0016', 'V0016__newer.sql', 'a', 'b', 1, 'rewrite', '{}', '-', 'run', 'n', now(), 1, 0)");
        List<String> lines = new ArrayList<>();

        assertThat(verification(BUILD).verify(lines::add).number()).isEqualTo(16);
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("newer than this build"));

        execute("ALTER TABLE customers DROP COLUMN industry");
        assertRefused(BUILD, Exit.DRIFT, "missing column public.customers.industry");
    }

    private void assertRefused(Packaged build, Exit exit, String... words) {
        assertThatExceptionOfType(SchemaRefusedException.class)
                .isThrownBy(() -> verification(build).verify(Progress.silent()))
                .satisfies(refused -> {
                    assertThat(refused.exit()).isEqualTo(exit);
                    assertThat(refused.getMessage()).contains(words);
                });
    }

    private SchemaVerification verification(Packaged build) {
        return new SchemaVerification(databases.application(database), MigrationSettings.standard(), build);
    }

    private void execute(String sql) throws Exception {
        databases.postgres().execute(database, sql);
    }
}
