package com.pivotalflow.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.TestPostgres;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at a live database, beside one that has every script. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CliDatabaseTest {

    private static final String MIGRATED = "migrated";

    private final TestPostgres postgres = TestPostgres.start();
    private Sources sources;
    private String database = "";
    private int databases;

    @BeforeAll
    void migrateOnce(@TempDir Path folder) throws Exception {
        sources = Sources.in(folder);
        postgres.createDatabase(MIGRATED);
        database = MIGRATED;
        Command migrate = Command.run(environment(), "migrate", "--json").ends(0);
        assertThat(migrate.json().getString("state")).isEqualTo("ok");
        assertThat(migrate.err()).contains("V0015");
    }

    @BeforeEach
    void copyIt() throws Exception {
        database = "copy_" + ++databases;
        postgres.copyDatabase(MIGRATED, database);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void infoShowsEveryScriptAndDriftInOneLine() {
        Command info = run("info").ends(0);

        assertThat(info.out())
                .contains("database " + database + " at 127.0.0.1:" + postgres.port() + " (PostgreSQL 16.")
                .containsPattern("journal [0-9a-f]{12}, schema at V0015\n")
                .containsPattern("V0001 foundation +safe +applied \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d  \\d+ ms\n")
                .containsPattern("drift none \\([\\d,]+ objects, \\d+ ms\\)\nstate ok\n");
        assertThat(info.out().lines().filter(line -> line.startsWith("V00"))).hasSize(15);

        JsonObject document = run("info", "--json").ends(0).json();
        assertThat(document.getJsonObject("database").getString("user")).isEqualTo(TestPostgres.OWNER);
        assertThat(document.getJsonArray("scripts")).hasSize(15);
        assertThat(document.getJsonArray("scripts").getJsonObject(0).getString("applied"))
                .endsWith("Z");
    }

    @Test
    void aPendingScriptIsShownAndIsNoFinding() {
        sources.write("migration/V0016__note.sql", "COMMENT ON TABLE organizations IS 'Tenants.';\n");
        sources.write("rollback/U0016__note.sql", "COMMENT ON TABLE organizations IS NULL;\n");
        sources.lock();
        try {
            assertThat(run("info").ends(0).out())
                    .containsPattern("V0016 note +safe +pending\n")
                    .contains("state pending");
            assertThat(run("validate").ends(0).out()).contains("1 pending", ": pending");
        } finally {
            sources.remove("migration/V0016__note.sql", "rollback/U0016__note.sql");
            sources.lock();
        }
    }

    @Test
    void sizesAreLinesOfTheFileTheyAreFor() throws Exception {
        postgres.execute(database, "ANALYZE");

        List<String> lines = run("info", "--sizes").ends(0).out().lines().toList();

        assertThat(lines.get(0)).isEqualTo("table,rows,bytes,taken_at");
        assertThat(lines.subList(1, lines.size()))
                .anyMatch(line -> line.startsWith("public.organizations,"))
                .allMatch(line -> line.matches("public\\.[a-z_]+,\\d+,\\d+,\\d{4}-\\d\\d-\\d\\d"));
    }

    @Test
    void validateEndsWellWhereEverythingFits() {
        assertThat(run("validate").ends(0).out()).contains("schema at V0015, 0 pending", ": ok");
        assertThat(run("validate", "--json").ends(0).json().getString("state")).isEqualTo("ok");
    }

    @Test
    void validateTellsTheJournalBeforeDrift() throws Exception {
        postgres.execute(database, "UPDATE flyway_schema_history SET checksum = 1 WHERE version = '0003'");
        postgres.execute(database, "DROP INDEX ix_approval_rules_approver_role_id");

        JsonObject document = run("validate", "--json").ends(8).json();

        assertThat(document.getString("state")).isEqualTo("invalid");
        assertThat(document.getJsonArray("findings").getJsonObject(0).getString("code"))
                .startsWith("PF-J0");
        assertThat(document.getJsonArray("drift").getJsonObject(0).getString("drift"))
                .isEqualTo("missing");
    }

    @Test
    void driftIsTextStatementAndExitCode() throws Exception {
        assertThat(run("drift").ends(0).out()).contains("compared with db/catalog.json at V0015: drift none");
        postgres.execute(database, "DROP INDEX ix_approval_rules_approver_role_id");

        assertThat(run("drift").ends(4).out())
                .contains("missing index ix_approval_rules_approver_role_id on public.approval_rules")
                .contains("since    V0009")
                .contains("restore  CREATE INDEX ix_approval_rules_approver_role_id");
        JsonObject found =
                run("drift", "--json").ends(4).json().getJsonArray("drift").getJsonObject(0);
        assertThat(found.getString("restore")).startsWith("CREATE INDEX");
        assertThat(Command.run(with("PIVOTAL_DRIFT", "warn"), "drift").ends(0).out())
                .contains("missing index");
    }

    @Test
    void whatTheBuildLivesWithIsNoDrift() throws Exception {
        postgres.execute(database, "CREATE TABLE public.somebodys_notes (note text)");
        Map<String, String> strict = with("PIVOTAL_DRIFT_EXTRA", "refuse");
        assertThat(Command.run(strict, "drift").ends(4).out()).contains("not expected: table public.somebodys_notes");
        sources.write("drift-ignore.yaml", """
                - object: public.somebodys_*
                  aspect: any
                  reason: Notes of the operators, gone with release 1.4.
                  until: 2999-12-31
                - object: public.nobodys_notes
                  aspect: table
                  reason: Nobody remembers who made this table.
                  until: 2999-12-31
                """);
        try {
            assertThat(Command.run(strict, "drift", sources.option()).ends(0).out())
                    .contains("drift none", "2 ignored", "'public.nobodys_notes' (table) matched nothing")
                    .doesNotContain("not expected");
        } finally {
            sources.write("drift-ignore.yaml", "[]\n");
        }
    }

    @Test
    void theExpectationCanComeFromTheScriptsThemselves() throws Exception {
        assertThat(run("drift", "--scratch=embedded").ends(0).out())
                .contains("compared with the scripts, run on scratch at V0015: drift none");
        assertThat(run("drift", "--scratch=oracle").ends(2).err()).contains("--scratch takes embedded", "not 'oracle'");
    }

    @Test
    void aDatabaseWithObjectsAndNoHistoryIsUnknown() throws Exception {
        postgres.execute(database, "DROP TABLE flyway_schema_history");

        assertThat(run("validate").ends(8).out())
                .contains("PF-J08 unknown-database", "objects and no history", "run baseline")
                .doesNotContain("not expected");
    }

    @Test
    void progressKeepsOffTheResult() {
        assertThat(run("drift", "--quiet").ends(0).err()).isEmpty();
        assertThat(run("drift").ends(0).err()).startsWith("database " + database);
        assertThat(run("drift", "--json").ends(0).out().lines()).hasSize(1);
    }

    private Command run(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add(sources.option());
        return Command.run(environment(), all.toArray(String[]::new));
    }

    private Map<String, String> environment() {
        return Map.of(
                "PIVOTAL_DB_HOST",
                "127.0.0.1",
                "PIVOTAL_DB_PORT",
                String.valueOf(postgres.port()),
                "PIVOTAL_DB_NAME",
                database,
                "PIVOTAL_DB_OWNER_PASSWORD",
                "trusted");
    }

    private Map<String, String> with(String name, String value) {
        Map<String, String> environment = new HashMap<>(environment());
        environment.put(name, value);
        return environment;
    }
}
