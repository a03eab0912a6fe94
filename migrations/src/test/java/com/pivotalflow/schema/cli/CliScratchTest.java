package com.pivotalflow.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Scripts are tried on a server that others use too, by somebody who may no more than create databases there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CliScratchTest {

    private static final String MARKS = "SELECT datname FROM pg_database WHERE datname LIKE 'pivotal_scratch%'";

    private final TestPostgres server = TestPostgres.start();

    @TempDir
    private Path db;

    @BeforeAll
    void somebodyMayCreateDatabases() throws SQLException {
        server.createDatabase("in_use");
        server.execute("in_use", "CREATE TABLE flyway_schema_history (installed_rank integer PRIMARY KEY)");
        server.execute("postgres", "CREATE ROLE tester LOGIN CREATEDB");
        server.execute("postgres", "GRANT pivotal_owner TO tester");
        server.execute("postgres", "CREATE ROLE guest LOGIN CREATEDB");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void threeScripts() throws Exception {
        write("migration/V0001__shelves.sql", """
                CREATE TABLE shelves (
                    organization_id uuid NOT NULL,
                    id integer NOT NULL,
                    label text,
                    PRIMARY KEY (organization_id, id));
                ALTER TABLE shelves ENABLE ROW LEVEL SECURITY;
                ALTER TABLE shelves FORCE ROW LEVEL SECURITY;
                CREATE POLICY tenant_isolation ON shelves
                    USING (organization_id = current_setting('app.tenant', true)::uuid);
                """);
        write("rollback/U0001__shelves.sql", "DROP TABLE shelves;\n");
        write("migration/V0002__drop_label.sql", "ALTER TABLE shelves DROP COLUMN label;\n");
        write("rollback/U0002__drop_label.sql", "ALTER TABLE shelves ADD COLUMN label text;\n");
        write("migration/V0003__hidden.sql", """
                DO $$
                BEGIN
                    DELETE FROM shelves WHERE id < -5000000;
                    IF (SELECT count(*) FROM pg_class) < 0 THEN
                        DROP TABLE shelves;
                    END IF;
                END
                $$;
                """);
        write("rollback/U0003__hidden.sql", "SELECT 1;\n");
    }

    @Test
    void withoutASuperuserLessIsSeenAndSaid() throws SQLException {
        String output = run("check", address("tester", "postgres")).ends(8).out();

        assertThat(output)
                .contains("PF-D02 column-dropped public.shelves.label: with ")
                .doesNotContain("with 0 sample values", "PF-N04")
                .contains("PF-D11 danger-not-reached public.shelves: not reached on the samples: in a DO block: delete")
                .contains("PF-D11 danger-not-reached public.shelves")
                .contains("coverage: reduced, 3 scripts run on scratch", "what is not seen to run stays suspect");
        assertThat(run("check", "--json", address("tester", "postgres")).json().getString("coverage"))
                .isEqualTo("reduced");
        assertThat(rows(MARKS)).isEmpty();
    }

    @Test
    void whatAReducedLookSeesIsNotWrittenDown() {
        run("catalog", "--write", address("tester", "postgres")).ends(0);

        assertThat(run("journal", "--write", address("tester", "postgres"))
                        .ends(5)
                        .err())
                .contains("without a superuser", "--scratch embedded", "nothing was written");
        assertThat(db.resolve("migrations.lock")).doesNotExist();
    }

    @Test
    void aSuperuserSeesAllOnAServerOfOthersToo() throws SQLException {
        String output = run("check", address("postgres", "postgres")).ends(8).out();

        assertThat(output)
                .contains("coverage: full", "PF-D11 danger-not-reached", "PF-D02 column-dropped")
                .doesNotContain("in a DO block: delete");
        assertThat(rows(MARKS)).isEmpty();
    }

    @Test
    void aDatabaseInUseAndAUserWithoutRightsAreRefused() {
        assertThat(run("check", address("tester", "in_use")).ends(5).err())
                .contains("database in_use holds tables", "Nothing was changed");
        assertThat(run("check", address("pivotal_app", "postgres")).ends(5).err())
                .contains("ALTER ROLE pivotal_app CREATEDB");
        assertThat(run("check", address("guest", "postgres")).ends(5).err())
                .contains("it may not act as pivotal_owner: GRANT pivotal_owner TO guest");
        assertThat(run("check", "--scratch=postgresql://tester:secret@127.0.0.1/postgres")
                        .ends(2)
                        .err())
                .contains("PIVOTAL_SCRATCH_PASSWORD")
                .doesNotContain("secret");
        assertThat(run("check", "--scratch=docker").ends(2).err()).contains("pg-home:DIR", "not 'docker'");
        assertThat(run("check", "--scratch=pg-home:" + db).ends(5).err()).contains("there is no bin/postgres");
    }

    @Test
    void anInstalledServerIsStartedAndTakenAway() throws SQLException {
        String bin = rows("SELECT setting FROM pg_config WHERE name = 'BINDIR'").get(0);

        run("catalog", "--write", "--scratch=pg-home:" + Path.of(bin).getParent())
                .ends(0);

        assertThat(db.resolve("catalog.json")).content().contains("public.shelves.id");
    }

    private String address(String user, String database) {
        return "--scratch=postgresql://" + user + "@127.0.0.1:" + server.port() + "/" + database;
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection connection =
                        server.as(TestPostgres.SUPERUSER, "postgres").getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }

    private void write(String name, String text) throws Exception {
        Files.createDirectories(db.resolve(name).getParent());
        Files.writeString(db.resolve(name), text);
    }

    private Command run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--scripts=" + db;
        return Command.run(Map.of(), all);
    }
}
