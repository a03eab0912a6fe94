package com.pivotalflow.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pivotalflow.schema.guard.GuardProperties;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.run.MigratorSchema;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Verdict;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The state of the schema as the application's role sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaStatusTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-05-01T02:15:30.120Z"), ZoneOffset.UTC);
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
    void whatTheScriptsMadeIsOk() {
        JsonObject json = look(BUILD).json();

        assertThat(json.getString("status")).isEqualTo("ok");
        assertThat(json.getJsonObject("database").getString("product")).isEqualTo("PostgreSQL");
        assertThat(json.getJsonObject("database").getString("version")).matches("16\\.\\d+");
        assertThat(json.getString("currentVersion"))
                .isEqualTo(json.getString("expectedVersion"))
                .isEqualTo(BUILD.head().toString());
        assertThat(json.getJsonArray("pending")).isEmpty();
        assertThat(json.getJsonObject("checksums").getBoolean("ok")).isTrue();
        assertThat(json.getJsonObject("drift").getBoolean("ok")).isTrue();
        assertThat(json.getJsonObject("drift").getString("checkedAt")).isEqualTo("2026-05-01T02:15:30.120Z");
    }

    @Test
    void everyAppliedScriptIsListedWithFlywaysChecksum() throws Exception {
        execute("UPDATE migrator.journal SET verdict = 'destructive', author = 'A. Person',"
                + " started = '2026-05-01T02:15:30.120Z', duration_ms = 880 WHERE version = 'V0015'");

        List<JsonObject> applied = look(BUILD).json().getJsonArray("applied").getValuesAs(JsonObject.class);

        assertThat(applied).hasSize(BUILD.folder().versioned().size());
        JsonObject last = applied.get(applied.size() - 1);
        assertThat(last.getString("version")).isEqualTo("V0015");
        assertThat(last.getString("description")).isEqualTo("organization slugs");
        assertThat(last.getInt("checksum"))
                .isEqualTo(BUILD.folder().script("V0015").orElseThrow().crc32());
        assertThat(last.getString("installedOn")).isEqualTo("2026-05-01T02:15:31.000Z");
        assertThat(last.getInt("executionMs")).isEqualTo(880);
        assertThat(last.getBoolean("success")).isTrue();
        assertThat(last.getBoolean("destructive")).isTrue();
        assertThat(last.getString("confirmedBy")).isEqualTo("A. Person");
        assertThat(applied.get(0).getBoolean("destructive")).isFalse();
        assertThat(applied.get(0)).doesNotContainKey("confirmedBy");
    }

    @Test
    void aColumnRenamedByHandIsDrift() throws Exception {
        execute("ALTER TABLE organizations RENAME COLUMN slug TO slag");

        JsonObject json = look(BUILD).json();

        assertThat(json.getString("status")).isEqualTo("drifted");
        assertThat(objects(json.getJsonObject("drift").getJsonArray("missing")))
                .contains("column public.organizations.slug");
        assertThat(objects(json.getJsonObject("drift").getJsonArray("different")))
                .contains("column public.organizations.slag");
    }

    @Test
    void aScriptThatWasNotAppliedIsPendingAndSaysWhetherItDestroys() throws Exception {
        TestFolder folder = TestFolder.real()
                .with(
                        "V0016__drop_it.sql",
                        "-- irreversible: only a test, which never undoes it\n" + "DROP TABLE it;\n")
                .judged("V0016", Verdict.DESTRUCTIVE, List.of(Rule.D01), "");

        JsonObject json = look(folder.packaged()).json();

        assertThat(json.getString("status")).isEqualTo("pending");
        assertThat(json.getString("currentVersion")).isEqualTo("V0015");
        assertThat(json.getString("expectedVersion")).isEqualTo("V0016");
        assertThat(json.getJsonArray("pending"))
                .singleElement()
                .asString()
                .isEqualTo("{\"version\":\"V0016\",\"description\":\"drop it\",\"destructive\":true}");
    }

    @Test
    void anEditedScriptIsInvalidBeforeItIsDrifted() throws Exception {
        execute("ALTER TABLE organizations RENAME COLUMN slug TO slag");
        String file = "V0015__organization_slugs.sql";
        TestFolder folder = TestFolder.real().with(file, "SELECT 1;\n").judged("V0015", Verdict.SAFE, List.of(), "");

        JsonObject json = look(folder.packaged()).json();

        assertThat(json.getString("status")).isEqualTo("invalid");
        assertThat(json.getJsonObject("checksums").getBoolean("ok")).isFalse();
        JsonObject mismatch =
                json.getJsonObject("checksums").getJsonArray("mismatches").getJsonObject(0);
        assertThat(mismatch.getString("version")).isEqualTo("V0015");
        assertThat(mismatch.getInt("recorded"))
                .isEqualTo(BUILD.folder().script("V0015").orElseThrow().crc32());
        assertThat(mismatch.getInt("packaged"))
                .isEqualTo(folder.folder().script("V0015").orElseThrow().crc32());
    }

    @Test
    void aRowThatIsGoneFromTheHistoryIsInvalid() throws Exception {
        execute("DELETE FROM flyway_schema_history WHERE version = '0015'");

        SchemaOverview overview = look(BUILD);

        assertThat(overview.standing()).isEqualTo(SchemaOverview.Standing.INVALID);
        assertThat(overview.findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.J07);
            assertThat(finding.script()).isEqualTo("V0015__organization_slugs.sql");
        });
    }

    @Test
    void anAttemptOfARunnerThatIsGoneIsInvalid() throws Exception {
        try (Connection owner =
                databases.postgres().as(TestPostgres.OWNER, database).getConnection()) {
            MigratorSchema.openAttempt(owner, "V0015__x.sql", "node-1", "K9");
            assertThat(look(BUILD).standing()).as("its runner is at work").isEqualTo(SchemaOverview.Standing.OK);
        }
        execute("UPDATE migrator.attempts SET backend = 1");

        assertThat(look(BUILD).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo(Rule.J09));
    }

    @Test
    void aDatabaseWithoutARunLogIsInvalidAndSaysWhatIsKnown() throws Exception {
        execute("DROP SCHEMA migrator CASCADE");

        JsonObject json = look(BUILD).json();

        assertThat(json.getString("status")).isEqualTo("invalid");
        assertThat(json).doesNotContainKey("currentVersion");
        assertThat(json.getJsonObject("drift").getBoolean("ok")).isTrue();
    }

    @Test
    void aNewerVersionThatDestroysNothingDoesNotDisturbThisBuild() throws Exception {
        newer("data-change");

        assertThat(look(BUILD).json().getString("status")).isEqualTo("ok");

        execute("UPDATE migrator.journal SET verdict = 'destructive' WHERE version = 'V0016'");
        assertThat(look(BUILD).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo(Rule.J06));
    }

    @Test
    void unguardedColumnsOfDocumentsAreNamedButThoseExempted() throws Exception {
        JsonObject before = look(BUILD).json().getJsonObject("jsonb");
        assertThat(before.getInt("columns")).isEqualTo(32);
        assertThat(before.getInt("guarded")).isEqualTo(24);
        assertThat(before.getJsonArray("unguarded")).isEmpty();

        execute("ALTER TABLE customers DROP CONSTRAINT ck_customers_metadata_clean;"
                + " ALTER TABLE quotes DROP CONSTRAINT ck_quotes_metadata_object;"
                + " ALTER TABLE quotes ADD CONSTRAINT ck_quotes_metadata_object"
                + " CHECK (jsonb_typeof(metadata) = 'object') NOT VALID;"
                + " CREATE TABLE \"a Note\" (\"the Doc\" jsonb)");

        JsonObject after = look(BUILD).json().getJsonObject("jsonb");
        assertThat(after.getInt("columns")).isEqualTo(33);
        assertThat(after.getInt("guarded")).isEqualTo(22);
        assertThat(after.getJsonArray("unguarded").getValuesAs(JsonString::getString))
                .containsExactlyInAnyOrder(
                        "public.a Note.the Doc", "public.customers.metadata", "public.quotes.metadata");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsRefusedInWords() {
        assertThatExceptionOfType(SchemaRefusedException.class)
                .isThrownBy(() -> status("no_such_database", BUILD).look())
                .withMessageContaining("cannot read the state of the schema")
                .withMessageContaining("no_such_database");
    }

    /** What a newer build did: a table, and a trigger on one that this build knows. */
    private void newer(String verdict) throws Exception {
        execute("CREATE TABLE newer (id integer PRIMARY KEY);"
                + " ALTER TABLE customers ADD CONSTRAINT ck_customers_newer CHECK (true);"
                + " INSERT INTO flyway_schema_history VALUES (16, '0016', 'newer', 'SQL', 'V0016__newer.sql', 1, 'o',"
                + " now(), 1, true);"
                + " INSERT INTO migrator.journal (version, script, sha256, stmts, crc32, verdict, findings,"
                + " placeholder_digest, origin, node, started, duration_ms, retries)"
                + " VALUES ('V0016', 'V0016__newer.sql', 'a', 'b', 1, '" + verdict + "', '{}', '-', 'run', 'n', now(),"
                + " 1, 0)");
    }

    private static List<String> objects(List<JsonValue> array) {
        return array.stream()
                .map(value -> value.asJsonObject().getString("object"))
                .toList();
    }

    private SchemaOverview look(Packaged build) {
        return status(database, build).look();
    }

    private SchemaStatus status(String name, Packaged build) {
        return new SchemaStatus(
                databases.application(name),
                MigrationSettings.standard(),
                build,
                GuardProperties.ofBuild().exempt(),
                NOW);
    }

    private void execute(String sql) throws Exception {
        databases.postgres().execute(database, sql);
    }
}
