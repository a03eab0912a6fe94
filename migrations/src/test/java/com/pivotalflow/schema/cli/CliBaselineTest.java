package com.pivotalflow.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.script.RealScripts;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A database that somebody made by hand with the statements of our scripts, and without any journal of ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CliBaselineTest {

    private static final String BY_HAND = "by_hand";
    private static final int VERSION = 11;

    private final TestPostgres postgres = TestPostgres.start();
    private String database = "";
    private int databases;

    @BeforeAll
    void makeItByHand() throws Exception {
        postgres.createDatabase(BY_HAND);
        try (Connection connection = postgres.as(TestPostgres.OWNER, BY_HAND).getConnection();
                Statement statement = connection.createStatement()) {
            for (var script : RealScripts.folder().versioned().subList(0, VERSION)) {
                String text = script.text().normalized();
                for (String role : List.of("owner", "app", "readonly", "lookup", "backup")) {
                    text = text.replace("${" + role + "}", "pivotal_" + role);
                }
                statement.execute(text);
            }
        }
    }

    @BeforeEach
    void copyIt() throws Exception {
        database = "adopted_" + ++databases;
        postgres.copyDatabase(BY_HAND, database);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void aDatabaseThatIsTheVersionIsAdoptedAndMigratedFromThere() throws Exception {
        assertThat(run("migrate").ends(8).err()).contains("PF-J08", "run baseline");

        assertThat(run("baseline", "--at", "0011").ends(0).out()).contains("adopted at V0011", "no difference");

        assertThat(ask("SELECT version || ' ' || type || ' ' || success FROM flyway_schema_history"))
                .isEqualTo("0011 BASELINE true");
        assertThat(ask("SELECT script || ' ' || origin FROM migrator.journal"))
                .isEqualTo("V0011__audit_chain_functions.sql baseline");
        assertThat(run("info").ends(0).out())
                .containsPattern("V0001 foundation +safe +applied")
                .containsPattern("V0012 lookup_functions +\\S+ +pending");
        assertThat(run("migrate").ends(0).out()).contains("schema at V0015: 4 applied");
        assertThat(run("validate").ends(0).out()).contains(": ok");
    }

    @Test
    void aDatabaseThatIsAnotherIsNotTouched() throws Exception {
        postgres.execute(database, "DROP INDEX ix_approval_rules_approver_role_id");

        Command baseline = run("baseline", "--at=0011");

        assertThat(baseline.ends(4).out())
                .contains("not adopted", "Nothing was changed", "missing index ix_approval_rules_approver_role_id")
                .contains("drift-ignore.yaml");
        assertThat(ask("SELECT to_regclass('public.flyway_schema_history') IS NULL"
                        + " AND to_regnamespace('migrator') IS NULL"))
                .isEqualTo("t");
    }

    @Test
    void journalsOfOtherToolsAreNamedAndCountForNothing() throws Exception {
        postgres.execute(database, "CREATE TABLE databasechangelog (id text PRIMARY KEY, md5sum text NOT NULL)");
        postgres.execute(database, "ALTER TABLE databasechangelog OWNER TO pivotal_owner");
        postgres.execute(database, "INSERT INTO databasechangelog VALUES ('1', 'x'), ('2', 'y')");
        postgres.execute(database, "CREATE SCHEMA drizzle CREATE TABLE __drizzle_migrations (id serial, hash text)");
        postgres.execute(database, "CREATE TABLE \"SequelizeMeta\" (name text)");

        assertThat(run("baseline", "--at=0011").ends(0).out())
                .contains("not believed: Liquibase: public.databasechangelog, 2 rows")
                .contains("Drizzle Kit: drizzle.__drizzle_migrations, rows not to be counted")
                .contains("Sequelize: public.\"SequelizeMeta\"")
                .contains("adopted at V0011");
    }

    @Test
    void theNearestVersionIsFoundAndNothingChanged(@TempDir Path folder) throws Exception {
        postgres.execute(database, "CREATE TABLE notes (note text)");
        for (String file : List.of("9_nine.sql", "10 Add Ratings.sql", "10-again.sql", "cleanup.sql", "README.md")) {
            Files.writeString(folder.resolve(file), "SELECT 1;");
        }

        Command find = run("baseline", "--find", "--folder", folder.toString()).ends(0);

        assertThat(find.out().lines().toList().get(0)).isEqualTo("V0011: 2 differences, drift 2 unexpected");
        assertThat(find.out())
                .contains("not expected: table public.notes")
                .contains("9_nine.sql -> V0012__nine.sql\n")
                .contains("10-again.sql -> V0014__again.sql  (another file has its number")
                .contains("cleanup.sql -> V0015__cleanup.sql  (no number in its name")
                .doesNotContain("README");
        postgres.execute(database, "DROP TABLE notes");
        assertThat(run("baseline", "--find").ends(0).out()).contains("migrator baseline --at 0011");
        JsonObject document = run("baseline", "--find", "--json").ends(0).json();
        assertThat(document.getJsonArray("plan").getString(0)).contains("--at 0011");
        assertThat(ask("SELECT to_regclass('public.flyway_schema_history') IS NULL"))
                .isEqualTo("t");
    }

    @Test
    void whatCannotBeAdoptedIsRefused() {
        assertThat(run("baseline", "--at=0099").ends(2).err()).contains("no version 99", "ends at V0015");
        assertThat(run("baseline", "--at=newest").ends(2).err()).contains("such as 0012");
        assertThat(run("baseline").ends(2).err()).contains("--at", "--find");
        assertThat(run("baseline", "--at=1", "--find").ends(2).err()).contains("--at", "--find");
        run("baseline", "--at=0011").ends(0);

        assertThat(run("baseline", "--at=0011").ends(8).err())
                .contains("has a history, up to V0011", "nothing to adopt");
    }

    @Test
    void onlyACosmeticChangeIsRealigned(@TempDir Path folder) throws Exception {
        database = "realigned";
        postgres.createDatabase(database);
        run("migrate").ends(0);
        Sources sources = Sources.in(folder);
        String script = "migration/V0015__organization_slugs.sql";
        String text = Files.readString(sources.path(script));
        sources.write(script, "-- A line that says nothing new.\n" + text);
        sources.lock();
        assertThat(run("validate", sources.option()).ends(8).out()).contains("PF-J05", "run journal --realign");

        assertThat(run("journal", "--realign", sources.option()).ends(0).out())
                .contains("realigned V0015__organization_slugs.sql");
        run("validate", sources.option()).ends(0);
        assertThat(run("journal", "--realign", sources.option()).ends(0).out()).contains("nothing to realign");
        assertThat(ask("SELECT note FROM migrator.journal WHERE version = 'V0015'"))
                .startsWith("realigned from ");

        sources.write(script, text + "SELECT 1;\n");
        sources.lock();
        assertThat(run("journal", "--realign", sources.option()).ends(8).err())
                .contains("PF-J04", "nothing was realigned");
    }

    private Command run(String... arguments) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PIVOTAL_DB_HOST",
                "127.0.0.1",
                "PIVOTAL_DB_PORT",
                String.valueOf(postgres.port()),
                "PIVOTAL_DB_NAME",
                database,
                "PIVOTAL_DB_OWNER_PASSWORD",
                "trusted"));
        return Command.run(environment, arguments);
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection =
                        postgres.as(TestPostgres.SUPERUSER, database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
