package com.pivotalflow.schema;

import static com.pivotalflow.schema.TestPostgres.OWNER;
import static com.pivotalflow.schema.TestPostgres.SUPERUSER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pivotalflow.schema.catalog.DriftPolicy;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.run.AppliedScript;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.script.SchemaVersion;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The real scripts on a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaMigrationTest {

    private static final MigrationSettings SETTINGS = MigrationSettings.standard();

    /** For scripts that a test adds: {@code db/catalog.json} does not know what they make. */
    private static final MigrationSettings DRAFTS = SETTINGS.withDrift("warn", "warn");

    private final TestPostgres postgres = TestPostgres.start();
    private final AtomicInteger databases = new AtomicInteger();
    private String database = "";

    @BeforeEach
    void emptyDatabase() throws SQLException {
        database = "schema_" + databases.incrementAndGet();
        postgres.createDatabase(database);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void anEmptyDatabaseGetsEveryScript() throws Exception {
        SchemaReport report = migrate();

        assertThat(report.from()).isEqualTo(SchemaVersion.EMPTY);
        assertThat(report.applied()).extracting(AppliedScript::script).containsExactlyElementsOf(scripts());
        assertThat(report.to().number()).isEqualTo(scripts().size());
        assertThat(count("flyway_schema_history WHERE success AND type = 'SQL'"))
                .isEqualTo(count("flyway_schema_history"))
                .isEqualTo(scripts().size());
    }

    @Test
    void theSecondRunHasNothingToDo() throws Exception {
        SchemaReport first = migrate();

        SchemaReport second = migrate();

        assertThat(second.nothingToDo()).isTrue();
        assertThat(second.from()).isEqualTo(second.to()).isEqualTo(first.to());
        assertThat(second.summary())
                .matches("schema at V\\d{4}, nothing to do: " + scripts().size()
                        + " checksums, \\d,\\d{3} objects, \\d+\\.\\d s");
    }

    @Test
    void everythingBelongsToTheOwner() throws Exception {
        migrate();

        assertThat(count("pg_class WHERE relnamespace = 'public'::regnamespace AND relowner <> '" + OWNER
                        + "'::regrole"))
                .isZero();
    }

    @Test
    void theRunTellsDatabaseScriptsAndResult() throws Exception {
        List<String> lines = new ArrayList<>();

        migration(asOwner()).migrate(lines::add);

        assertThat(lines.get(0))
                .matches("database " + database + " at 127\\.0\\.0\\.1:\\d+ \\(PostgreSQL 16\\.\\d+\\) as " + OWNER
                        + "; build V\\d{4}, journal [0-9a-f]{12}");
        assertThat(lines.get(1))
                .startsWith("applied nothing, pending V0001 (safe) V0002 (")
                .matches(".*; drift none \\(\\d objects, \\d+ ms\\)");
        assertThat(lines).filteredOn(line -> line.contains(" applied in ")).hasSameSizeAs(scripts());
        assertThat(lines.get(lines.size() - 1)).matches("schema at V\\d{4}: \\d+ applied, drift none, \\d+\\.\\d s");
    }

    @Test
    void aColumnRenamedByHandIsRefusedByTableAndColumn() throws Exception {
        migrate();
        postgres.execute(database, "ALTER TABLE organizations RENAME COLUMN slug TO slag");

        assertRefused(
                asOwner(),
                "missing column public.organizations.slug",
                "since    V0003",
                "in the way: column public.organizations.slag",
                "PIVOTAL_DRIFT=warn",
                "Nothing was changed.");
    }

    @Test
    void driftIsOnlyToldWhereTheInstallationWantsIt() throws Exception {
        migrate();
        postgres.execute(database, "DROP INDEX ix_approval_rules_approver_role_id");
        List<String> lines = new ArrayList<>();

        SchemaReport report = new SchemaMigration(asOwner(), DRAFTS, loader()).migrate(lines::add);

        assertThat(report.drift().text()).startsWith("missing index ix_approval_rules_approver_role_id on public.");
        assertThat(report.summary()).contains(" objects, drift 1 missing, ");
        assertThat(lines).anyMatch(line -> line.startsWith("WARNING: the schema is not what its scripts made of it"));
    }

    @Test
    void whatNobodyExpectedAndNothingDependsOnIsToldOrRefused() throws Exception {
        migrate();
        postgres.execute(database, "CREATE TABLE somebodys_notes (note text NOT NULL)");

        assertThat(migrate().drift().summary()).isEqualTo("drift 2 unexpected");
        MigrationSettings strict = SETTINGS.withDrift("refuse", "refuse");
        assertThatExceptionOfType(SchemaRefusedException.class)
                .isThrownBy(() -> new SchemaMigration(asOwner(), strict, loader()).migrate(Progress.silent()))
                .withMessageContaining("not expected: table public.somebodys_notes")
                .withMessageContaining("PIVOTAL_DRIFT_EXTRA=warn");
    }

    @Test
    void scriptsWithoutAnExpectedCatalogAreRefused() throws Exception {
        Packaged build = draft("forgotten", "SELECT 1;\n");

        assertThatExceptionOfType(SchemaRefusedException.class)
                .isThrownBy(() -> new SchemaMigration(asOwner(), SETTINGS, build).migrate(Progress.silent()))
                .withMessageContaining("db/catalog.json ends at V");
        assertThat(count("pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isZero();
    }

    @Test
    void anEventTriggerInAnEmptyDatabaseIsRefusedBeforeTheFirstScript() throws Exception {
        postgres.execute(database, """
                CREATE SCHEMA elsewhere;
                CREATE FUNCTION elsewhere.meddle() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
                CREATE EVENT TRIGGER meddling ON ddl_command_end EXECUTE FUNCTION elsewhere.meddle();
                """);

        assertRefused(asOwner(), "in the way: event trigger meddling", "Nothing was changed.");
    }

    @Test
    void aMisspeltReactionIsRefused() {
        assertThatExceptionOfType(SchemaRefusedException.class)
                .isThrownBy(() -> SETTINGS.withDrift("of", "warn"))
                .withMessageContaining("PIVOTAL_DRIFT is \"of\", it must be refuse or warn");
    }

    @Test
    void aDatabaseNewerThanTheBuildIsRefused() throws Exception {
        migrate();
        postgres.execute(
                database,
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success) VALUES (9999, '9999', 'from tomorrow', 'SQL',"
                        + " 'V9999__from_tomorrow.sql', 1, 'pivotal_owner', 1, true)");

        assertRefused(asOwner(), "V9999__from_tomorrow.sql: PF-J06 database-newer");
    }

    @Test
    void anEditedScriptIsRefused() throws Exception {
        migrate();
        postgres.execute(database, "UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '0001'");

        assertRefused(asOwner(), scripts().get(0) + ": PF-J07 history-altered", "the run log has");
    }

    @Test
    void aScriptSlippedInBelowIsRefused() throws Exception {
        migrate();
        postgres.execute(database, "DELETE FROM flyway_schema_history WHERE version = '0002'");

        assertRefused(asOwner(), scripts().get(1) + ": PF-J07 history-altered", "its row is gone");
    }

    @Test
    void aRowDeletedFromTheEndOfTheHistoryIsMissed() throws Exception {
        migrate();
        String newest = scripts().get(scripts().size() - 1);
        postgres.execute(database, "DELETE FROM flyway_schema_history WHERE script = '" + newest + "'");

        assertRefused(asOwner(), newest + ": PF-J07 history-altered", "its row is gone", "nothing was changed");
    }

    @Test
    void aDatabaseWithoutRolesIsRefused() throws Exception {
        MigrationSettings strangers = new MigrationSettings(
                new DatabaseRoles(OWNER, "nobody_app", "nobody", "pivotal_lookup", "-"), DriftPolicy.standard());

        assertThatExceptionOfType(SchemaRefusedException.class)
                .isThrownBy(() -> new SchemaMigration(asOwner(), strangers, loader()).migrate(Progress.silent()))
                .withMessageContaining("no role nobody_app, nobody")
                .withMessageContaining("db/bootstrap/roles.sql");
        assertThat(count("pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isZero();
    }

    @Test
    void anotherRoleThanTheOwnerIsRefused() throws Exception {
        assertRefused(postgres.as(SUPERUSER, database), "connected as postgres", "PIVOTAL_DB_OWNER_USER");
    }

    @Test
    void anotherEncodingIsRefused() throws Exception {
        postgres.createDatabase("latin", "ENCODING 'LATIN1' LOCALE 'C'");

        assertRefused(postgres.as(OWNER, "latin"), "encoding LATIN1", "create it anew");
    }

    @Test
    void aReadOnlyDatabaseIsRefused() throws Exception {
        postgres.execute("postgres", "ALTER DATABASE " + database + " SET default_transaction_read_only = on");

        assertRefused(asOwner(), "read-only");
    }

    @Test
    void anUnreachableDatabaseIsRefusedWithTheSettingsThatNameIt() {
        assertRefused(postgres.as(OWNER, "no_such_database"), "no_such_database", "PIVOTAL_DB_NAME");
    }

    @Test
    void aFailingScriptLeavesNothingAndTheScriptsBeforeItStay() throws Exception {
        int before = scripts().size();
        String broken = nextName("broken");
        Packaged build = draft(
                "broken", "CREATE TABLE left_behind (id uuid);\n\nALTER TABLE no_such_table ADD COLUMN broken text;\n");

        assertThatExceptionOfType(SchemaFailedException.class)
                .isThrownBy(() -> new SchemaMigration(asOwner(), DRAFTS, build).migrate(Progress.silent()))
                .withMessageContaining(broken + " failed at line 4")
                .withMessageContaining("relation \"no_such_table\" does not exist");

        assertThat(count("flyway_schema_history")).isEqualTo(before);
        assertThat(count("pg_class WHERE relname = 'left_behind'")).isZero();
    }

    @Test
    void scriptsRunUnderTheTimeoutsOfTheRun() throws Exception {
        Packaged build = draft("looks", "CREATE TABLE seen AS SELECT name, setting FROM pg_settings;\n");

        new SchemaMigration(asOwner(), DRAFTS, build).migrate(Progress.silent());

        assertThat(count("seen WHERE (name, setting) IN (('lock_timeout', '3000'), ('statement_timeout', '900000'),"
                        + " ('idle_in_transaction_session_timeout', '60000'), ('TimeZone', 'UTC'),"
                        + " ('client_connection_check_interval', '5000'))"
                        + " OR name = 'application_name' AND setting LIKE 'pivotal-migrator%'"))
                .isEqualTo(6);
    }

    @Test
    void aRepeatableScriptRunsAfterTheNumberedOnes() throws Exception {
        Packaged build = TestFolder.real()
                .with("R__looks.sql", "CREATE OR REPLACE VIEW looks AS SELECT 1 AS one;\n")
                .packaged();

        SchemaReport report = new SchemaMigration(asOwner(), DRAFTS, build).migrate(Progress.silent());

        assertThat(report.to().number()).isEqualTo(scripts().size());
        assertThat(report.applied()).last().extracting(AppliedScript::script).isEqualTo("R__looks.sql");
    }

    @Test
    void aFileThatIsNoScriptIsRefused() {
        Packaged build =
                TestFolder.real().with("V13_one_underscore.sql", "SELECT 1;\n").packaged();

        assertThatExceptionOfType(SchemaRefusedException.class)
                .isThrownBy(() -> new SchemaMigration(asOwner(), DRAFTS, build).migrate(Progress.silent()))
                .withMessageContaining("V13_one_underscore.sql");
    }

    /** The real folder and one more script. */
    private static Packaged draft(String name, String text) throws IOException {
        return TestFolder.real().with(nextName(name), text).packaged();
    }

    private static String nextName(String name) throws IOException {
        return String.format("V%04d__%s.sql", scripts().size() + 1, name);
    }

    private SchemaReport migrate() {
        return migration(asOwner()).migrate(Progress.silent());
    }

    private DataSource asOwner() {
        return postgres.as(OWNER, database);
    }

    private static SchemaMigration migration(DataSource source) {
        return new SchemaMigration(source, SETTINGS, loader());
    }

    private static ClassLoader loader() {
        return SchemaMigrationTest.class.getClassLoader();
    }

    private static void assertRefused(DataSource source, String... words) {
        assertThatExceptionOfType(SchemaRefusedException.class)
                .isThrownBy(() -> migration(source).migrate(Progress.silent()))
                .satisfies(refused -> assertThat(refused.getMessage()).contains(words));
    }

    /** The scripts as files, so that a script nobody finds is noticed. */
    private static List<String> scripts() throws IOException {
        URL folder = Objects.requireNonNull(loader().getResource("db/migration"));
        try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private long count(String from) throws SQLException {
        try (Connection connection = postgres.as(SUPERUSER, database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + from)) {
            row.next();
            return row.getLong(1);
        }
    }
}
