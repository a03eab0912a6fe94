package com.pivotalflow.schema.guard.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.guard.sample.SampleRows;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RollbackRehearsalTest {

    private static final String BASE = """
            CREATE TABLE customers (
                id     integer PRIMARY KEY,
                name   text NOT NULL DEFAULT 'nobody',
                rating integer);
            CREATE INDEX ix_customers_name ON customers (name);
            COMMENT ON COLUMN customers.rating IS 'One to five.';
            GRANT SELECT, INSERT ON customers TO ${app};
            """;

    private static Scratch scratch;
    private static Roles roles;

    @BeforeAll
    static void start() {
        scratch = Scratch.embedded(DatabaseRoles.standard());
        roles = Roles.of(scratch.roles().placeholders());
    }

    @AfterAll
    static void stop() {
        scratch.close();
    }

    @Test
    void everyScriptOfTheProductHasAProvedWayBackThatLosesNothing() throws SQLException {
        ScriptFolder folder = ScriptFolder.read(Path.of("src/main/resources/db"));
        List<Rehearsal> rehearsals =
                new RollbackRehearsal(scratch, SampleRows.standard()).rehearse(folder, version -> "preserving");
        assertThat(rehearsals).hasSameSizeAs(folder.versioned()).allSatisfy(rehearsal -> {
            assertThat(rehearsal.findings()).as(rehearsal.version()).isEmpty();
            assertThat(rehearsal.rollback()).as(rehearsal.version()).isEqualTo("preserving");
        });
    }

    @Test
    void theWholeProductGoesUpDownAndUpAgainWithRowsInItsTables() throws SQLException {
        ScriptFolder folder = ScriptFolder.read(Path.of("src/main/resources/db"));
        CatalogHistory expected = CatalogHistory.of(RollbackRehearsalTest.class.getClassLoader());
        try (ScratchDatabase database = scratch.create("whole")) {
            for (int round = 0; round < 2; round++) {
                for (Script script : folder.versioned()) {
                    execute(database, script.text().normalized());
                }
                assertThat(catalog(database)).isEqualTo(expected.at(expected.head()));
                assertThat(SampleRows.standard().fill(database.superuser()).complete())
                        .isTrue();
                for (int version = expected.head(); version > 0 && round == 0; version--) {
                    String rollback = String.format("U%04d", version);
                    execute(
                            database,
                            folder.rollback(rollback).orElseThrow().text().normalized());
                    assertThat(catalog(database)).as(rollback).isEqualTo(expected.at(version - 1));
                }
            }
        }
    }

    @Test
    void anExactInverseThatKeepsAllRowsIsPreserving() throws SQLException {
        Rehearsal rehearsal = rehearse(
                "ALTER TABLE customers ADD colour text; CREATE TABLE orders (customer integer REFERENCES customers);",
                "DROP TABLE orders; ALTER TABLE customers DROP colour;",
                "-");
        assertThat(rehearsal.findings()).isEmpty();
        assertThat(rehearsal.rollback()).isEqualTo("preserving");
    }

    @Test
    void aColumnThatComesBackEmptyIsALoss() throws SQLException {
        String down =
                "ALTER TABLE customers ADD rating integer;" + " COMMENT ON COLUMN customers.rating IS 'One to five.';";
        Rehearsal unrecorded = rehearse("ALTER TABLE customers DROP rating;", down, "preserving");
        assertThat(unrecorded.rollback()).isEqualTo("loses:public.customers.rating");
        assertThat(unrecorded.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.J11);
            assertThat(finding.object()).isEqualTo("public.customers.rating");
        });
        Rehearsal recorded = rehearse("ALTER TABLE customers DROP rating;", down, "loses:public.customers.rating");
        assertThat(recorded.findings()).isEmpty();
    }

    @Test
    void valuesThatAreTurnedIntoOthersAndBackAreNoLoss() throws SQLException {
        Rehearsal rehearsal = rehearse(
                "UPDATE customers SET rating = ~rating;", "UPDATE customers SET rating = ~rating;", "preserving");
        assertThat(rehearsal.findings()).isEmpty();
        assertThat(rehearsal.rollback()).isEqualTo("preserving");
    }

    @Test
    void aChangedValueAndARemovedRowAreNamed() throws SQLException {
        assertThat(rehearse("UPDATE customers SET name = upper(name);", "SELECT 1;", "-")
                        .losses())
                .containsExactly("public.customers.name");
        assertThat(rehearse("DELETE FROM customers WHERE id = (SELECT min(id) FROM customers);", "SELECT 1;", "-")
                        .losses())
                .containsExactly("public.customers");
    }

    @Test
    void whatTheRollbackForgetsIsNamedToTheLastComment() throws SQLException {
        assertLeft("ALTER TABLE customers ALTER name DROP DEFAULT;", "SELECT 1;", "public.customers.name");
        assertLeft("ALTER TABLE customers ALTER name DROP NOT NULL;", "SELECT 1;", "public.customers.name");
        assertLeft("REVOKE INSERT ON customers FROM ${app};", "SELECT 1;", "public.customers to ${app}");
        assertLeft("COMMENT ON COLUMN customers.rating IS NULL;", "SELECT 1;", "table column public.customers.rating");
        assertLeft("DROP INDEX ix_customers_name;", "SELECT 1;", "ix_customers_name on public.customers");
    }

    @Test
    void aRollbackInTheWrongOrderDoesNotRun() throws SQLException {
        Rehearsal rehearsal = rehearse(
                "CREATE TABLE a (id integer PRIMARY KEY); CREATE TABLE b (a integer REFERENCES a);",
                "DROP TABLE a; DROP TABLE b;",
                "-");
        assertThat(rehearsal.rollback()).isEqualTo("-");
        assertThat(rehearsal.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString())
                        .contains("U0002__change.sql: PF-J11", "does not run", "cannot drop table a"));
    }

    @Test
    void theRollbackOfAnotherVersionIsNoInverse() throws SQLException {
        Rehearsal rehearsal = rehearse("CREATE TABLE a (id integer);", "DROP TABLE customers;", "-");
        assertThat(rehearsal.findings())
                .allMatch(finding -> finding.rule() == Rule.J11)
                .anyMatch(finding -> finding.object().equals("public.customers"))
                .anyMatch(finding -> finding.object().equals("public.a"));
        assertThat(rehearsal.losses()).containsExactly("public.customers");
    }

    @Test
    void aScriptWithoutAWayBackSaysWhy() throws SQLException {
        String change = "ALTER TABLE customers DROP rating;";
        assertThat(rehearse(change, null, "-").findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).contains("no rollback script"));
        Rehearsal rehearsal = rehearse("-- irreversible: ratings are kept by another system now\n" + change, null, "-");
        assertThat(rehearsal.findings()).isEmpty();
        assertThat(rehearsal.rollback()).isEqualTo("irreversible");
    }

    @Test
    void aScriptThatDoesNotRunCannotBeJudged() throws SQLException {
        assertThat(rehearse("ALTER TABLE nowhere ADD a integer;", "SELECT 1;", "-")
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.N04);
                    assertThat(finding.evidence()).contains("\"nowhere\" does not exist");
                });
    }

    private static void assertLeft(String up, String down, String object) throws SQLException {
        assertThat(rehearse(up, down, "-").findings()).as(up).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.J11);
            assertThat(finding.object()).isEqualTo(object);
            assertThat(finding.evidence()).contains("is not the inverse");
        });
    }

    private static Rehearsal rehearse(String up, @Nullable String down, String recorded) throws SQLException {
        Map<String, byte[]> files = new HashMap<>(
                Map.of("migration/V0001__base.sql", bytes(BASE), "migration/V0002__change.sql", bytes(up)));
        if (down != null) {
            files.put("rollback/U0002__change.sql", bytes(down));
        }
        ScriptFolder folder = ScriptFolder.of(files);
        try (ScratchDatabase chain = scratch.create("chain")) {
            execute(chain, BASE);
            return new RollbackRehearsal(scratch, new SampleRows(8, 1, table -> Optional.empty()))
                    .rehearse(chain, folder.script("V0002").orElseThrow(), folder.rollback("U0002"), recorded);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void execute(ScratchDatabase database, String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(roles.fill(sql));
        }
    }

    private static Catalog catalog(ScratchDatabase database) throws SQLException {
        try (Connection connection = database.owner().getConnection()) {
            return new CatalogReader(roles).read(connection);
        }
    }
}
