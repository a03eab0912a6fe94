package com.pivotalflow.schema.guard.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleRowsTest {

    private static final int ROWS = SampleRows.ROWS;

    private static Scratch scratch;
    private static ScratchDatabase product;
    private static ScratchDatabase hard;
    private static final Map<String, SampleReport> AFTER = new TreeMap<>();
    private static SampleReport hardReport;

    @BeforeAll
    static void fillTheProductScriptByScriptAndTheHardSchemaAtOnce() throws SQLException, IOException {
        scratch = Scratch.embedded(DatabaseRoles.standard());
        product = scratch.create("product");
        Roles roles = Roles.of(scratch.roles().placeholders());
        for (Script script : ScriptFolder.read(Path.of("src/main/resources/db")).versioned()) {
            try (Connection owner = product.owner().getConnection();
                    Statement statement = owner.createStatement()) {
                statement.execute(roles.fill(script.text().normalized()));
            }
            AFTER.put(script.name().version(), SampleRows.standard().fill(product.superuser()));
        }
        hard = scratch.create("hard");
        execute(hard, everyRule());
        hardReport = SampleRows.standard().fill(hard.superuser());
    }

    @AfterAll
    static void stop() {
        scratch.close();
    }

    @Test
    void fillsEveryTableOfTheProductAfterEachScript() {
        AFTER.forEach((version, report) -> {
            assertThat(report.empty()).as(version).isEmpty();
            assertThat(report.rows().values()).as(version).allMatch(rows -> rows >= ROWS);
        });
        assertThat(Objects.requireNonNull(AFTER.get("V0012")).rows())
                .hasSize(64)
                .containsKey("public.quotes");
    }

    @Test
    void givesEachTenantTableRowsOfTwoOrganizations() throws SQLException {
        List<String> tenantTables = texts(product, """
                SELECT c.relname FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'organization_id'
                """);
        assertThat(tenantTables).hasSizeGreaterThan(50);
        for (String table : tenantTables) {
            assertThat(number(product, "SELECT count(DISTINCT organization_id) FROM " + table))
                    .as(table)
                    .isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void closesTheCycleBetweenQuotesAndTheirVersions() throws SQLException {
        assertThat(number(product, "SELECT count(*) FROM quotes WHERE current_version_id IS NOT NULL"))
                .isPositive();
    }

    @Test
    void bringsTheValuesThatBreakCarelessScripts() throws SQLException {
        assertThat(number(
                        product,
                        "SELECT count(*) FROM customers WHERE deleted_at = 'infinity' OR updated_at = 'infinity'"))
                .isPositive();
        assertThat(number(product, "SELECT max(char_length(title)) FROM quotes"))
                .isEqualTo(255);
        assertThat(number(product, "SELECT min(char_length(title)) FROM quotes"))
                .isEqualTo(3);
        assertThat(number(product, "SELECT count(*) FROM quotes WHERE net_amount <> round(net_amount)"))
                .isPositive();
        assertThat(number(hard, "SELECT count(*) FROM \"Every Type\" WHERE c = 9223372036854775807"))
                .isPositive();
        assertThat(number(hard, "SELECT count(*) FROM \"Every Type\" WHERE g = 0.30000000000000004"))
                .isPositive();
        assertThat(number(hard, "SELECT count(*) FROM \"Every Type\" WHERE i = ''"))
                .isPositive();
        assertThat(number(hard, "SELECT count(*) FROM \"Every Type\" WHERE ak = '{NULL}'"))
                .isPositive();
        assertThat(number(hard, "SELECT count(*) FROM \"Every Type\" WHERE isempty(ao)"))
                .isPositive();
        assertThat(number(hard, "SELECT count(DISTINCT ag) FROM \"Every Type\""))
                .isEqualTo(3);
    }

    @Test
    void makesOneRowOfNullsAndLeavesNoColumnBlank() throws SQLException {
        String nullable = String.join(", ", texts(hard, """
                SELECT quote_ident(attname) FROM pg_attribute
                WHERE attrelid = '"Every Type"'::regclass AND attnum > 0 AND NOT attnotnull AND attname <> 'ai'
                """));
        assertThat(number(hard, "SELECT count(*) FROM \"Every Type\" WHERE num_nonnulls(" + nullable + ") = 0"))
                .isEqualTo(1);
        for (String column : nullable.split(", ", -1)) {
            assertThat(number(hard, "SELECT count(" + column + ") FROM \"Every Type\""))
                    .as(column)
                    .isPositive();
        }
    }

    @Test
    void keepsRulesThatSpeakOfSeveralColumns() throws SQLException {
        assertThat(hardReport.rows()).containsEntry("public.checks", ROWS);
        assertThat(texts(hard, "SELECT DISTINCT kind FROM checks")).containsExactlyInAnyOrder("a", "b", "it's");
        assertThat(number(hard, "SELECT count(*) FROM checks WHERE hash IS NOT NULL"))
                .isPositive();
    }

    @Test
    void fillsWhatRefersToItselfExcludesAndIsDivided() {
        assertThat(hardReport.empty()).isEmpty();
        assertThat(hardReport.rows())
                .containsEntry("public.boss", ROWS)
                .containsEntry("public.staff", ROWS)
                .containsEntry("public.booking", ROWS)
                .containsEntry("public.partial", ROWS)
                .containsEntry("public.log_rest", ROWS)
                .containsEntry("public.hashed_0", ROWS)
                .containsEntry("public.listed_a", ROWS)
                .containsEntry("public.log", 3 * ROWS)
                .containsEntry("public.to_log", ROWS)
                .containsEntry("public.guarded", ROWS)
                .containsEntry("public.flags", 2)
                .containsEntry("public.one_only", 1);
    }

    @Test
    void makesTheSameRowsOfTheSameSeed() throws SQLException, IOException {
        List<Map<String, String>> contents = new ArrayList<>();
        for (long seed : new long[] {7, 7, 8}) {
            try (ScratchDatabase database = scratch.create("seeded_" + contents.size())) {
                execute(database, everyRule());
                new SampleRows(6, seed, table -> Optional.empty()).fill(database.superuser());
                contents.add(contents(database));
            }
        }
        assertThat(contents.get(0)).isEqualTo(contents.get(1)).isNotEqualTo(contents.get(2));
    }

    @Test
    void namesTheTableItCannotFillAndTakesTheStatementsWrittenForIt() throws SQLException {
        try (ScratchDatabase database = scratch.create("unfillable")) {
            execute(database, """
                    CREATE TABLE secret (id integer PRIMARY KEY, CHECK (md5(id::text) = 'c4ca4238a0b923820dcc509a6f75849b'));
                    CREATE TABLE below (secret integer NOT NULL REFERENCES secret);
                    CREATE TABLE fine (id integer);
                    """);
            execute(database, "ALTER TABLE secret ADD CHECK (id <> 1)");
            SampleReport report = new SampleRows(3, 1, table -> Optional.empty()).fill(database.superuser());
            assertThat(report.empty()).containsOnlyKeys("public.below", "public.secret");
            assertThat(report.empty().get("public.secret")).contains("violates check constraint \"secret_");
            assertThat(report.empty().get("public.below")).contains("below_secret_fkey");
            assertThat(report.toString()).contains("no sample row in public.secret: ");

            execute(database, "ALTER TABLE secret DROP CONSTRAINT secret_id_check1");
            SampleReport scripted = new SampleRows(3, 1, table -> Optional.of("INSERT INTO " + table + " VALUES (1)"))
                    .fill(database.superuser());
            assertThat(scripted.complete()).isTrue();
            assertThat(scripted.rows()).containsEntry("public.secret", 1).containsEntry("public.below", 3);
        }
    }

    @Test
    void changesNothingOldWhenOnlyNewThingsAreToBeFilled() throws SQLException {
        try (ScratchDatabase database = scratch.create("grown")) {
            execute(database, "CREATE TABLE old (id integer PRIMARY KEY, note text)");
            execute(database, "INSERT INTO old VALUES (1, NULL), (2, NULL)");
            var known = SampleRows.objects(database.superuser());
            execute(database, "ALTER TABLE old ADD colour text; CREATE TABLE fresh (old integer REFERENCES old)");
            SampleReport report = new SampleRows(5, 1, table -> Optional.empty()).fillNew(database.superuser(), known);
            assertThat(report.rows()).containsEntry("public.old", 2).containsEntry("public.fresh", 5);
            assertThat(number(database, "SELECT count(colour) FROM old")).isPositive();
            assertThat(number(database, "SELECT count(note) FROM old")).isZero();
        }
    }

    private static String everyRule() throws IOException {
        try (InputStream stream = SampleRowsTest.class.getResourceAsStream("every_rule.sql")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> contents(ScratchDatabase database) throws SQLException {
        Map<String, String> contents = new TreeMap<>();
        for (String table : texts(
                database,
                "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r'"
                        + " AND relnamespace = 'public'::regnamespace ORDER BY 1")) {
            contents.put(
                    table, String.join("\n", texts(database, "SELECT t::text FROM " + table + " AS t ORDER BY 1")));
        }
        return contents;
    }

    private static void execute(ScratchDatabase database, String sql) throws SQLException {
        try (Connection connection = database.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(ScratchDatabase database, String query) throws SQLException {
        return Integer.parseInt(texts(database, query).get(0));
    }

    private static List<String> texts(ScratchDatabase database, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.superuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
