package com.pivotalflow.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pivotalflow.schema.CopyKeeper;
import com.pivotalflow.schema.MigrationSettings;
import com.pivotalflow.schema.SchemaMigration;
import com.pivotalflow.schema.TestFolder;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.backup.CopyPlan;
import com.pivotalflow.schema.journal.Confirmation;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.run.LockRetries;
import com.pivotalflow.schema.run.RunOptions;
import com.pivotalflow.schema.run.Safekeeping;
import com.pivotalflow.schema.script.SchemaVersion;
import com.pivotalflow.schema.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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

/** Scripts taken back: those of the product, and a V0016 that makes a table with rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CliRollbackTest {

    private static final String SHELVES = "CREATE TABLE shelves (id int PRIMARY KEY, rating int);\n";

    private static final String FIRMS = """
            INSERT INTO organizations (id, name, slug, currency_code)
            SELECT ('00000000-0000-4000-8000-00000000000' || n)::uuid, 'Firm ' || n, 'firm-' || n, 'NZD'
            FROM generate_series(1, 3) AS n
            """;

    private final TestPostgres postgres = TestPostgres.start();
    private final TestFolder folder = TestFolder.real();
    private final String usual = System.getProperty("java.io.tmpdir");
    private String key = "";
    private Path unconfirmed;
    private Path confirmed;
    private Path copies;
    private String database = "";
    private int databases;

    @BeforeAll
    void aDatabaseWithRows(@TempDir Path temporary) throws Exception {
        folder.with("V0016__shelves.sql", SHELVES)
                .undone("V0016", "DROP TABLE shelves;\n", "preserving")
                .learn(postgres, "learned");
        unconfirmed = temporary.resolve("unconfirmed");
        folder.write(unconfirmed);
        Script script = folder.folder().rollback("U0016").orElseThrow();
        key = "U0016:" + script.sha256().substring(0, 12);
        folder.confirmed("U0016", """
                script: U0016__shelves
                checksum: %s
                statements: %s
                findings: [ { code: PF-D01, object: public.shelves } ]
                reason: Release 1.4 is taken back, nobody uses the shelves
                ticket: PF-231
                author: A. Person
                expires: %s
                backup: objects
                """.formatted(
                        script.sha256(), script.stmts(), LocalDate.now().plusDays(30)));
        confirmed = temporary.resolve("confirmed");
        folder.write(confirmed);
        copies = Files.createDirectories(temporary.resolve("copies"));
        // Wherever the build stands, copies must not lie in what Java believes to be the folder for temporary files.
        System.setProperty(
                "java.io.tmpdir",
                Files.createDirectories(temporary.resolve("temporary")).toString());
        postgres.createDatabase("original");
        database = "original";
        run("migrate", "--to=0014").ends(0);
        postgres.execute(database, FIRMS);
        postgres.copyDatabase("original", "before_slugs");
        run("migrate").ends(0);
    }

    /** A database that is not at V0015 yet, whose rollback would drop a table with rows. */
    private void copyOneBeforeTheSlugs() throws Exception {
        database = "before_slugs_" + ++databases;
        postgres.copyDatabase("before_slugs", database);
    }

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
    void theNewestScriptGoesAndComesAgainAndEveryRowStays() throws Exception {
        copyOneBeforeTheSlugs();
        String rows = ask("SELECT string_agg(o::text, ';' ORDER BY id) FROM organizations AS o");

        Command back = run("rollback", "--to=0013").ends(0);

        assertThat(back.out()).contains("ran U0014__imports_and_list_indexes.sql", "schema at V0013");
        assertThat(back.err()).contains("V0014 taken back in ");
        assertThat(ask("SELECT max(version) FROM flyway_schema_history")).isEqualTo("0013");
        assertThat(ask("SELECT count(*) FROM pg_class WHERE relname = 'import_jobs'"))
                .isEqualTo("0");
        assertThat(ask("SELECT count(*) FROM migrator.journal WHERE version = 'V0014' AND rolled_back_at IS NOT NULL"))
                .isEqualTo("1");
        assertThat(run("info").ends(0).out()).containsPattern("V0014 imports_and_list_indexes +lock-risk +pending");

        assertThat(run("migrate").ends(0).err()).contains("V0014 applied");
        assertThat(ask("SELECT string_agg(o::text, ';' ORDER BY id) FROM organizations AS o"))
                .isEqualTo(rows);
        assertThat(ask("SELECT string_agg((rolled_back_at IS NULL)::text, ' ' ORDER BY id) FROM migrator.journal"
                        + " WHERE version = 'V0014'"))
                .isEqualTo("false true");
        assertThat(ask("SELECT count(*) FROM organizations JOIN organization_slugs USING (slug) WHERE holder_id = id"))
                .as("slugs that V0015 registered, tenant by tenant, because row security hides them from the owner")
                .isEqualTo("3");
        assertThat(run("validate").ends(0).out()).contains(": ok");
    }

    @Test
    void severalGoOneAfterTheOtherAndADryRunTakesNothing() throws Exception {
        copyOneBeforeTheSlugs();
        assertThat(run("rollback", "--to=0008", "--dry-run").ends(0).out())
                .containsSubsequence(
                        "would run U0014__",
                        "would run U0013__",
                        "would run U0012__",
                        "would run U0011__",
                        "would run U0010__",
                        "would run U0009__");
        assertThat(ask("SELECT max(version) FROM flyway_schema_history")).isEqualTo("0014");

        // Without V0012 the owner cannot list the organizations, and so cannot see that the tables of V0010 are empty.
        assertThat(run("rollback", "--to=0008").ends(7).err())
                .contains("Set PIVOTAL_BACKUP_USER")
                .contains("Taken back before it, and so it stays: V0014, V0013, V0012, V0011.");
        run(Map.of("PIVOTAL_BACKUP_PASSWORD", "trusted"), "rollback", "--to=0008")
                .ends(0);

        assertThat(ask("SELECT max(version) FROM flyway_schema_history")).isEqualTo("0008");
        assertThat(ask("SELECT count(*) FROM migrator.journal WHERE rolled_back_at IS NOT NULL"))
                .isEqualTo("6");
        run("migrate").ends(0);
        assertThat(run("validate").ends(0).out()).contains(": ok");
    }

    @Test
    void theSlugsAreNotLostWithoutAConfirmationEither() throws Exception {
        assertThat(run("rollback", "--to=0014").ends(3).err())
                .containsPattern("table public\\.organization_slugs +3 rows +PF-D01\n")
                .contains("Nothing was changed");
    }

    @Test
    void aSchemaThatWasChangedByHandIsLeftAlone() throws Exception {
        postgres.execute(database, "ALTER TABLE organizations ADD COLUMN stray int");

        assertThat(run("rollback", "--to=0014").ends(4).err())
                .contains("the live schema is not that of V0015", "public.organizations.stray", "Nothing was changed");
        assertThat(ask("SELECT max(version) FROM flyway_schema_history")).isEqualTo("0015");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThat(run("rollback").ends(2).err()).contains("--to");
        assertThat(run("rollback", "--to=0016").ends(2).err()).contains("the database is at V0015");
        assertThat(run("rollback", "--to=0015").ends(0).out()).contains("nothing to take back");
        assertThat(run("rollback", "--help").ends(0).out()).contains("--to", "--confirm", "--dry-run");
    }

    @Test
    void whatHasBeenWrittenSinceIsNotLostWithoutAConfirmation() throws Exception {
        shelves(1_000);

        assertThat(run("rollback", "--to=0015", scripts(unconfirmed)).ends(3).err())
                .contains("REFUSED U0016__shelves on database " + database + " at 127.0.0.1:")
                .containsPattern("table public\\.shelves +1,000 rows +PF-D01\n")
                .contains("There is no confirmation db/confirmations/U0016.yaml")
                .contains("{ code: PF-D01, object: public.shelves }")
                .contains("Nothing was changed");
        assertThat(ask("SELECT count(*) FROM shelves")).isEqualTo("1000");
    }

    @Test
    void anEmptyTableNeedsNoConfirmation() throws Exception {
        shelves(0);

        run("rollback", "--to=0015", scripts(unconfirmed)).ends(0);

        assertThat(ask("SELECT to_regclass('public.shelves') IS NULL")).isEqualTo("t");
    }

    @Test
    void withBothKeysTheRowsAreCopiedBeforeTheyGo() throws Exception {
        shelves(1_000);

        assertThat(run("rollback", "--to=0015", scripts(confirmed)).ends(3).err())
                .containsPattern("table public\\.shelves +1,000 rows +PF-D01\n")
                .contains("Confirmed in the repository by A. Person")
                .contains("PIVOTAL_CONFIRM=" + key + "        Nothing was changed.");
        assertThat(run("rollback", "--to=0015", scripts(confirmed), "--confirm=" + key)
                        .ends(3)
                        .err())
                .contains("PIVOTAL_BACKUP_DIR");
        assertThat(ask("SELECT count(*) FROM shelves")).isEqualTo("1000");

        run(
                        Map.of("PIVOTAL_BACKUP_DIR", copies.toString()),
                        "rollback",
                        "--to=0015",
                        scripts(confirmed),
                        "--confirm=" + key)
                .ends(0);

        assertThat(ask("SELECT to_regclass('public.shelves') IS NULL")).isEqualTo("t");
        String note = ask("SELECT note FROM migrator.journal WHERE version = 'V0016'");
        assertThat(note).startsWith("taken back, copy ").endsWith("-U0016");
        Path copy = copies.resolve(database).resolve(note.substring("taken back, copy ".length()));
        String made = run(
                        "restore",
                        copy.toString(),
                        "--table=public.shelves",
                        "--into=postgresql://127.0.0.1:" + postgres.port() + "/" + database)
                .ends(0)
                .out()
                .replaceFirst("(?s).*came back as ([^;]+);.*", "$1");
        assertThat(ask("SELECT count(*) || ' ' || sum(rating) FROM " + made)).isEqualTo("1000 500500");
    }

    @Test
    void whatIsWrittenBetweenCountingAndDroppingStopsIt() throws Exception {
        shelves(0);
        CopyKeeper keeper =
                new CopyKeeper(postgres.as(TestPostgres.OWNER, database), null, MigrationSettings.standard(), copies);

        SchemaFailedException failed = catchThrowableOfType(
                SchemaFailedException.class,
                () -> new SchemaMigration(
                                postgres.as(TestPostgres.OWNER, database),
                                MigrationSettings.standard(),
                                folder.packaged())
                        .saving(new Late(keeper))
                        .rollback(new SchemaVersion(15), RunOptions.standard(), Progress.silent()));

        assertThat(failed.exit()).isEqualTo(Exit.UNCONFIRMED);
        assertThat(failed).hasMessageContaining("would destroy what was written meanwhile:\n  table public.shelves");
        assertThat(ask("SELECT count(*) FROM shelves")).isEqualTo("1");
        assertThat(ask("SELECT count(*) FROM migrator.journal WHERE rolled_back_at IS NOT NULL"))
                .isEqualTo("0");
    }

    @Test
    void aRollbackThatDoesNotGetItsLockTriesAgain() throws Exception {
        shelves(0);
        List<String> said = new ArrayList<>();
        try (Connection holder = postgres.as(TestPostgres.OWNER, database).getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT id FROM shelves FOR UPDATE");

            takeBack("1s", LockRetries.standard(), line -> {
                said.add(line);
                if (line.contains("next try in")) {
                    rollback(holder);
                }
            });
        }

        assertThat(said)
                .anyMatch(line -> line.matches("U0016__shelves.sql did not get its locks, blocked by session \\d+ of .*"
                        + "SELECT id FROM shelves FOR UPDATE; rolled back, next try in \\d+ ms"))
                .anyMatch(line -> line.startsWith("V0016 taken back in "));
        assertThat(ask("SELECT to_regclass('public.shelves') IS NULL")).isEqualTo("t");
    }

    @Test
    void aRollbackThatNeverGetsItsLockGivesUpAndHasChangedNothing() throws Exception {
        shelves(0);
        try (Connection holder = postgres.as(TestPostgres.OWNER, database).getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT id FROM shelves FOR UPDATE");

            SchemaFailedException failed = catchThrowableOfType(
                    SchemaFailedException.class,
                    () -> takeBack(
                            "20ms", new LockRetries(3, Duration.ofMillis(1), Duration.ofMillis(2)), Progress.silent()));

            assertThat(failed.exit()).isEqualTo(Exit.LOCKED);
            assertThat(failed)
                    .hasMessageContaining("U0016__shelves.sql failed (tried 4 times): ")
                    .hasMessageContaining("it was rolled back");
        }
        assertThat(ask("SELECT to_regclass('public.shelves') IS NULL")).isEqualTo("f");
        assertThat(ask("SELECT max(version) FROM flyway_schema_history")).isEqualTo("0016");
    }

    private void takeBack(String lockTimeout, LockRetries retries, Progress progress) {
        new SchemaMigration(postgres.as(TestPostgres.OWNER, database), MigrationSettings.standard(), folder.packaged())
                .rollback(
                        new SchemaVersion(15),
                        RunOptions.standard().limited(lockTimeout, "1min").retrying(retries),
                        progress);
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody writes a row as soon as nothing was counted. */
    private final class Late implements Safekeeping {

        private final Safekeeping keeper;
        private boolean written;

        Late(Safekeeping keeper) {
            this.keeper = keeper;
        }

        @Override
        public String place() {
            return keeper.place();
        }

        @Override
        public void demandPlace() {
            keeper.demandPlace();
        }

        @Override
        public List<String> losses(LockLine line, Confirmation confirmation) {
            return keeper.losses(line, confirmation);
        }

        @Override
        public Map<CopyPlan.Loss, String> stored(List<CopyPlan.Loss> things) {
            Map<CopyPlan.Loss, String> stored = keeper.stored(things);
            try {
                if (!written) {
                    postgres.execute(database, "INSERT INTO shelves VALUES (1, 1)");
                }
                written = true;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return stored;
        }

        @Override
        public Copy save(LockLine line, Confirmation confirmation, Progress progress) {
            return keeper.save(line, confirmation, progress);
        }
    }

    private void shelves(int rows) throws SQLException {
        run("migrate", scripts(unconfirmed)).ends(0);
        postgres.execute(
                database,
                "INSERT INTO shelves SELECT n, n FROM generate_series(1, " + rows + ") AS n; ANALYZE shelves");
    }

    private static String scripts(Path db) {
        return "--scripts=" + db;
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

    private Command run(String... arguments) {
        return run(Map.of(), arguments);
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
        return Command.run(environment, arguments);
    }
}
