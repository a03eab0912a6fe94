package com.pivotalflow.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.TestFolder;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.Verdict;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * No room for what a run writes, on either side. A disk is not filled for that: the kernel ends the writes of one
 * process at a size of its files, and that process says what it says of a full disk.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CliDiskFullTest {

    /** More than a file of the write-ahead log, and half a page more than whole pages: the last write stops half way. */
    private static final long SERVER_BYTES = 16 * 1024 * 1024 + 4096;

    private static final int RUNNER_KILOBYTES = 512;

    private final TestPostgres postgres = TestPostgres.start();
    private final TestFolder folder = TestFolder.empty();
    private final String usual = System.getProperty("java.io.tmpdir");
    private String key = "";
    private String database = "";
    private int databases;
    private Path db;
    private Path copies;
    private Path temporaryFiles;

    @BeforeAll
    void aDatabaseWithMoreThanFits(@TempDir Path temporary) throws Exception {
        folder.with("V0001__notes.sql", """
                        CREATE TABLE notes (id int PRIMARY KEY, note text NOT NULL);
                        GRANT SELECT ON notes TO ${backup};
                        """)
                .with("V0002__index.sql", "CREATE INDEX ix_notes_note ON notes (note);\n")
                .with(
                        "V0003__beside.sql",
                        "-- transaction: none\nCREATE INDEX CONCURRENTLY ix_notes_note_id ON notes (note, id);\n")
                .with("V0004__drop_note.sql", "ALTER TABLE notes DROP COLUMN note;\n")
                .learn(postgres, "learned");
        Script script = folder.folder().script("V0004").orElseThrow();
        folder.judged("V0004", Verdict.DESTRUCTIVE, List.of(Rule.D02), """
                script: V0004__drop_note
                checksum: %s
                statements: %s
                findings: [ { code: PF-D02, object: public.notes.note } ]
                reason: Notes moved to the CRM in release 1.3
                ticket: PF-231
                author: A. Person
                expires: %s
                backup: objects
                """.formatted(
                        script.sha256(),
                        script.stmts(),
                        LocalDate.now(Clock.systemUTC()).plusDays(30)));
        key = "V0004:" + script.sha256().substring(0, 12);
        db = temporary.resolve("db");
        folder.write(db);
        copies = Files.createDirectories(temporary.resolve("copies"));
        temporaryFiles = Files.createDirectories(temporary.resolve("temporary"));
        // Wherever the build stands, copies must not lie in what Java believes to be the folder for temporary files.
        System.setProperty("java.io.tmpdir", temporaryFiles.toString());
        postgres.createDatabase("original");
        database = "original";
        run("migrate", "--to=0001").ends(0);
        // Digests cannot be packed: an index row of 2,048 characters stays as long as it is.
        postgres.execute(database, """
                INSERT INTO notes
                SELECT n, (SELECT string_agg(md5(n || ' ' || part), '') FROM generate_series(1, 64) AS part)
                FROM generate_series(1, 10000) AS n
                """);
    }

    @BeforeEach
    void copyIt() throws Exception {
        database = "copy_" + ++databases;
        postgres.copyDatabase("original", database);
    }

    @AfterEach
    void makeRoom() throws Exception {
        limitServer("unlimited");
    }

    @AfterAll
    void stop() {
        System.setProperty("java.io.tmpdir", usual);
        postgres.close();
    }

    @Test
    void aScriptThatTheServerHasNoRoomForIsRolledBackAndRunsOnceThereIsSome() throws Exception {
        limitServer(String.valueOf(SERVER_BYTES));

        Command full = run("migrate", "--to=0002").ends(7);

        assertThat(full.err())
                .contains("V0002__index.sql failed at line ", "could not extend file", "it was rolled back")
                .contains("0 scripts applied before it stay")
                .contains("the disk of the database server is full: make room there and run again")
                .doesNotContain("Exception");
        assertThat(ask("SELECT count(*) FROM pg_index WHERE indrelid = 'notes'::regclass"))
                .isEqualTo("1");
        assertThat(ask("SELECT max(version) FILTER (WHERE success) FROM flyway_schema_history"))
                .isEqualTo("0001");
        assertThat(ask("SELECT outcome FROM migrator.attempts ORDER BY id DESC LIMIT 1"))
                .isEqualTo("failed 53100");

        makeRoom();

        run("migrate", "--to=0002").ends(0);
        assertThat(ask("SELECT max(version) FILTER (WHERE success) FROM flyway_schema_history"))
                .isEqualTo("0002");
    }

    @Test
    void anIndexBuiltBesideOthersLeavesNothingInvalidBehind() throws Exception {
        run("migrate", "--to=0002").ends(0);
        limitServer(String.valueOf(SERVER_BYTES));

        Command full = run("migrate", "--to=0003").ends(7);

        assertThat(full.err())
                .contains("V0003__beside.sql failed", "it ran outside a transaction")
                .contains("the invalid index it left was dropped: ")
                .contains("the disk of the database server is full");
        assertThat(ask("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).isEqualTo("0");
        assertThat(ask("SELECT max(version) FILTER (WHERE success) FROM flyway_schema_history"))
                .isEqualTo("0002");

        makeRoom();

        run("migrate", "--to=0003").ends(0);
    }

    @Test
    void aCopyThatTheDirectoryHasNoRoomForIsRemovedAndTheScriptDoesNotRun() throws Exception {
        run("migrate", "--to=0003").ends(0);

        Command full = runWithSmallFiles("migrate", "--confirm=" + key).ends(7);

        assertThat(full.err())
                .contains("cannot save what V0004 destroys to " + copies, "what there was of the copy is removed")
                .contains("make room in that directory", "run again", "Nothing was changed")
                .doesNotContain("Exception");
        assertUntouched();
        assertCompletes();
    }

    @Test
    void aCopyThatTheServerHasNoRoomToReadBackIsRemovedAndTheScriptDoesNotRun() throws Exception {
        run("migrate", "--to=0003").ends(0);
        limitServer(String.valueOf(SERVER_BYTES));

        Command full = run("migrate", "--confirm=" + key).ends(7);

        assertThat(full.err())
                .contains("cannot save what V0004 destroys to " + copies, "could not extend file")
                .contains("what there was of the copy is removed", "Nothing was changed")
                .doesNotContain("Exception");
        assertUntouched();
        makeRoom();
        assertCompletes();
    }

    private void assertUntouched() throws Exception {
        assertThat(ask("SELECT count(note) FROM notes")).isEqualTo("10000");
        assertThat(ask("SELECT max(version) FILTER (WHERE success) FROM flyway_schema_history"))
                .isEqualTo("0003");
        assertThat(ask("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'migrator_proof%'"))
                .isEqualTo("0");
        try (Stream<Path> left = Files.walk(copies.resolve(database))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private void assertCompletes() throws SQLException {
        assertThat(run("migrate", "--confirm=" + key).ends(0).err()).contains("V0004 saved public.notes.note: 10,000");
        assertThat(ask("SELECT count(*) FROM pg_attribute WHERE attrelid = 'notes'::regclass AND attname = 'note'"))
                .isEqualTo("0");
    }

    /** Sessions that are opened from now on cannot make a file longer. */
    private void limitServer(String bytes) throws Exception {
        Path pid = Path.of(ask("SHOW data_directory")).resolve("postmaster.pid");
        String postmaster = Files.readAllLines(pid).get(0);
        Process limit = new ProcessBuilder("prlimit", "--pid", postmaster, "--fsize=" + bytes + ":")
                .inheritIO()
                .start();
        assertThat(limit.waitFor()).isZero();
    }

    private Command run(String... arguments) {
        return Command.run(environment(), arguments(arguments));
    }

    /** In a process of its own, whose files stay small. */
    private Command runWithSmallFiles(String... arguments) throws Exception {
        Path out = temporaryFiles.resolve("out.txt");
        Path err = temporaryFiles.resolve("err.txt");
        List<String> command = new ArrayList<>(List.of(
                "prlimit",
                "--fsize=" + RUNNER_KILOBYTES * 1024,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temporaryFiles,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .replace("\n", File.pathSeparator),
                Cli.class.getName()));
        command.addAll(List.of(arguments(arguments)));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment());
        int exit = builder.start().waitFor();
        return new Command(exit, Files.readString(out), Files.readString(err));
    }

    private String[] arguments(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--scripts=" + db);
        return all.toArray(String[]::new);
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "PIVOTAL_DB_HOST",
                "127.0.0.1",
                "PIVOTAL_DB_PORT",
                String.valueOf(postgres.port()),
                "PIVOTAL_DB_NAME",
                database,
                "PIVOTAL_DB_OWNER_PASSWORD",
                "trusted",
                "PIVOTAL_BACKUP_PASSWORD",
                "trusted",
                "PIVOTAL_BACKUP_DIR",
                copies.toString()));
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
}
