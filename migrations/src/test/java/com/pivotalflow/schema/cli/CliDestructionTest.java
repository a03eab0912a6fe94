package com.pivotalflow.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.CopyKeeper;
import com.pivotalflow.schema.MigrationSettings;
import com.pivotalflow.schema.SchemaMigration;
import com.pivotalflow.schema.TestFolder;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.run.RunOptions;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A script that drops a column with values, from its refusal to its copy: V0016 makes it, V0017 drops it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CliDestructionTest {

    private static final String SHELVES = """
            CREATE TABLE shelves (
                organization_id uuid NOT NULL,
                id int NOT NULL,
                rating int,
                PRIMARY KEY (organization_id, id)
            );
            ALTER TABLE shelves ENABLE ROW LEVEL SECURITY;
            ALTER TABLE shelves FORCE ROW LEVEL SECURITY;
            CREATE POLICY tenant_isolation ON shelves
                USING (organization_id = nullif(current_setting('pivotal.organization_id', true), '')::uuid);
            """;

    private static final String ROWS = """
            INSERT INTO organization_slugs (slug, holder_id)
            SELECT 'firm-' || n, ('00000000-0000-4000-8000-00000000000' || n)::uuid
            FROM generate_series(1, 3) AS n;
            INSERT INTO organizations (id, name, slug, currency_code)
            SELECT ('00000000-0000-4000-8000-00000000000' || n)::uuid, 'Firm ' || n, 'firm-' || n, 'NZD'
            FROM generate_series(1, 3) AS n;
            INSERT INTO shelves
            SELECT o.id, n, CASE WHEN n % 2 = 0 THEN n END FROM organizations AS o, generate_series(1, 1000) AS n;
            ANALYZE shelves;
            """;

    private final TestPostgres postgres = TestPostgres.start();
    private final TestFolder folder = TestFolder.real();
    private String key = "";
    private Path db;
    private Path copies;
    private String database = "";
    private int databases;

    @BeforeAll
    void aDatabaseWithRows(@TempDir Path temporary) throws Exception {
        folder.with("V0016__shelves.sql", SHELVES)
                .with("V0017__drop_rating.sql", "ALTER TABLE shelves DROP COLUMN rating;\n")
                .learn(postgres, "learned");
        Script script = folder.folder().script("V0017").orElseThrow();
        folder.judged("V0017", Verdict.DESTRUCTIVE, List.of(Rule.D02), """
                script: V0017__drop_rating
                checksum: %s
                statements: %s
                findings: [ { code: PF-D02, object: public.shelves.rating } ]
                reason: Ratings moved to the CRM in release 1.3
                ticket: PF-231
                author: A. Person
                expires: %s
                backup: objects
                """.formatted(
                        script.sha256(), script.stmts(), LocalDate.now().plusDays(30)));
        key = "V0017:" + script.sha256().substring(0, 12);
        db = temporary.resolve("db");
        folder.write(db);
        copies = Files.createDirectories(temporary.resolve("copies"));
        // Wherever the build stands, copies must not lie in what Java believes to be the folder for temporary files.
        System.setProperty(
                "java.io.tmpdir",
                Files.createDirectories(temporary.resolve("temporary")).toString());
        postgres.createDatabase("original");
        database = "original";
        run(Map.of(), "migrate", "--to=0016").ends(0);
        postgres.execute(database, ROWS);
    }

    private final String usual = System.getProperty("java.io.tmpdir");

    @BeforeEach
    void copyIt() throws Exception {
        database = "copy_" + ++databases;
        postgres.copyDatabase("original", database);
    }

    @AfterAll
    void stop() {
        System.setProperty("java.io.tmpdir", usual);
        postgres.close();
    }

    @Test
    void withoutItsKeyItSaysWhatWouldBeDestroyedInThisDatabase() throws Exception {
        Command refused = run(Map.of("PIVOTAL_BACKUP_DIR", copies.toString()), "migrate");

        assertThat(refused.ends(3).err())
                .contains("REFUSED V0017 drop_rating (destructive) on database " + database + " at 127.0.0.1:")
                .contains("It would destroy:\n")
                .containsPattern(
                        "column public\\.shelves\\.rating +1,500 values in 3,000 rows of 3 organizations +PF-D02\n")
                .contains("Confirmed in the repository by A. Person (PF-231, until ")
                .contains("Before it runs, it is saved to " + copies + " and read back.")
                .contains("PIVOTAL_CONFIRM=" + key + "        Nothing was changed.");
        assertThat(ask("SELECT count(rating) FROM shelves")).isEqualTo("1500");
    }

    @Test
    void itCountsWithoutADirectoryAndAsTheBackupRoleToo() {
        Command refused = run(Map.of("PIVOTAL_BACKUP_PASSWORD", "trusted"), "migrate");

        assertThat(refused.ends(3).err())
                .contains("1,500 values in 3,000 rows of 3 organizations")
                .contains("Before it runs, it must be saved: set PIVOTAL_BACKUP_DIR.");
    }

    @Test
    void withItsKeyAndNoPlaceForACopyNothingRuns() throws Exception {
        assertThat(run(Map.of(), "migrate", "--confirm=" + key).ends(3).err())
                .contains("V0017__drop_rating.sql (destructive): it needs a copy")
                .contains("PIVOTAL_BACKUP_DIR");
        assertThat(run(Map.of("PIVOTAL_BACKUP_DIR", "/nonexistent"), "migrate", "--confirm=" + key)
                        .ends(3)
                        .err())
                .contains("the backup directory /nonexistent does not exist")
                .contains("Nothing was changed");
        assertThat(ask("SELECT count(rating) FROM shelves")).isEqualTo("1500");
    }

    @Test
    void withBothItIsCopiedThenDroppedAndTheCopyReadsBack() throws Exception {
        Command migrate = run(Map.of("PIVOTAL_BACKUP_DIR", copies.toString()), "migrate", "--confirm=" + key);

        assertThat(migrate.ends(0).err())
                .containsPattern("V0017 saved public\\.shelves\\.rating: 3,000 rows, .* read back in .* backup ");
        String id = ask("SELECT backup_id FROM migrator.journal WHERE version = 'V0017'");
        Path copy = copies.resolve(database).resolve(id);
        assertThat(copy.resolve("manifest.json")).isRegularFile();
        assertThat(ask("SELECT deployment_key FROM migrator.journal WHERE version = 'V0017'"))
                .isEqualTo(key);
        assertThat(ask("SELECT count(*) FROM pg_attribute WHERE attrelid = 'shelves'::regclass AND attname = 'rating'"))
                .isEqualTo("0");
        String made = restored(copy);
        assertThat(ask("SELECT count(*) || ' ' || count(rating) || ' ' || sum(rating) FROM " + made))
                .isEqualTo("3000 1500 751500");
    }

    @Test
    void rowsThatChangeBetweenCopyAndDropAreSavedAgain() throws Exception {
        List<String> said = new ArrayList<>();
        Progress meanwhile = line -> {
            said.add(line);
            if (line.contains("read back")
                    && said.stream().filter(text -> text.contains("read back")).count() == 1) {
                write("UPDATE shelves SET rating = 7 WHERE id = 1");
            }
        };
        CountedSource owner = new CountedSource(postgres.as(TestPostgres.OWNER, database));

        new SchemaMigration(owner, MigrationSettings.standard(), folder.packaged())
                .saving(new CopyKeeper(owner, null, MigrationSettings.standard(), copies))
                .migrate(RunOptions.standard().confirming(key), meanwhile);

        assertThat(said.stream().filter(line -> line.contains("read back"))).hasSize(2);
        assertThat(Files.list(copies.resolve(database)).map(Path::getFileName).map(Path::toString))
                .containsExactly(ask("SELECT backup_id FROM migrator.journal WHERE version = 'V0017'"));
        String made = restored(copies.resolve(database)
                .resolve(ask("SELECT backup_id FROM migrator.journal WHERE version = 'V0017'")));
        assertThat(ask("SELECT count(rating) FROM " + made)).isEqualTo("1503");
        // What the server's pool of the owner must give.
        assertThat(owner.most()).isLessThanOrEqualTo(5);
    }

    private String restored(Path copy) {
        Command restore = run(
                Map.of(),
                "restore",
                copy.toString(),
                "--table=public.shelves",
                "--into=postgresql://127.0.0.1:" + postgres.port() + "/" + database);
        return restore.ends(0).out().replaceFirst("(?s).*came back as ([^;]+);.*", "$1");
    }

    private void write(String sql) {
        try {
            postgres.execute(database, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection =
                        postgres.as(TestPostgres.SUPERUSER, database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private Command run(Map<String, String> more, String... arguments) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PIVOTAL_DB_HOST",
                "127.0.0.1",
                "PIVOTAL_DB_PORT",
                String.valueOf(postgres.port()),
                "PIVOTAL_DB_NAME",
                database,
                "PIVOTAL_DB_OWNER_PASSWORD",
                "trusted"));
        environment.putAll(more);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--scripts=" + db);
        return Command.run(environment, all.toArray(String[]::new));
    }
}
