package com.pivotalflow.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The commands about rows, on a database with every script. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CliCopiesTest {

    private static final String DATABASE = "original";

    private final TestPostgres postgres = TestPostgres.start();

    @BeforeAll
    void migrate() throws Exception {
        postgres.createDatabase(DATABASE);
        run(Map.of(), "migrate").ends(0);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void whatWasSavedComesBackIntoAFreshDatabaseAndNowhereElse(@TempDir Path folder) throws Exception {
        postgres.createDatabase("fresh");
        Path place = Files.createDirectories(folder.resolve("copies"));

        Command backup = inLastingPlace(
                folder, () -> run(Map.of("PIVOTAL_BACKUP_PASSWORD", "trusted"), "backup", "--dir=" + place));

        assertThat(backup.ends(0).out()).contains(" tables, ", "restored and compared", "it lies in " + place);
        Path copy = Path.of(backup.out().lines().toList().get(1).replace("it lies in ", ""));
        assertThat(run(Map.of(), "restore", copy.toString(), "--into=" + url("fresh"))
                        .ends(0)
                        .out())
                .contains("catalog and every table compared");
        assertThat(run(Map.of(), "restore", copy.toString(), "--into=" + url(DATABASE))
                        .exit())
                .isNotZero();
        assertThat(run(Map.of(), "validate", "--url=" + url("fresh")).ends(0).out())
                .contains(": ok");
        assertThat(run(Map.of(), "restore", copy.toString(), "--into=" + url(DATABASE), "--table=public.currencies")
                        .ends(0)
                        .out())
                .contains("public.currencies came back as migrator.");
    }

    @Test
    void withoutAPlaceNothingIsSaved(@TempDir Path temporary) {
        assertThat(run(Map.of(), "backup").ends(3).err()).contains("PIVOTAL_BACKUP_DIR");
        assertThat(run(Map.of("PIVOTAL_BACKUP_DIR", "/nonexistent"), "backup")
                        .ends(3)
                        .err())
                .contains("/nonexistent");
        assertThat(run(Map.of(), "backup", "--dir=" + temporary).ends(3).err()).contains("temporary folder");
        assertThat(run(Map.of(), "restore", temporary.toString()).ends(2).err()).contains("--into");
    }

    @Test
    void aCleanDatabaseIsFoundClean() {
        assertThat(run(Map.of(), "metadata-audit").ends(0).out())
                .containsPattern("\\d+ columns with documents, 0 forbidden");
        assertThat(run(Map.of(), "metadata-audit", "--json").ends(0).json().getString("state"))
                .isEqualTo("ok");
    }

    @Test
    void theAuditLogIsVerified(@TempDir Path folder) throws Exception {
        assertThat(run(Map.of(), "audit-verify").ends(0).out())
                .contains("0 organizations, 0 entries, 0 anchors, 0 defects");
        Path log = Files.writeString(
                folder.resolve("server.log"),
                "audit chain of organization 00000000-0000-7000-8000-000000000001 ends at 7 with " + "a".repeat(64)
                        + "\n");

        Command found =
                run(Map.of(), "audit-verify", "--json", "--anchors=" + log).ends(1);

        assertThat(found.json().getString("state")).isEqualTo("findings");
        assertThat(found.json().getJsonArray("places").getString(0))
                .isEqualTo("organization 00000000-0000-7000-8000-000000000001 entry 7 anchor");
        assertThat(run(Map.of(), "audit-verify", "--anchors=" + folder.resolve("none"))
                        .ends(2)
                        .err())
                .contains("cannot read", "none");
    }

    private String url(String database) {
        return "postgresql://127.0.0.1:" + postgres.port() + "/" + database;
    }

    private Command run(Map<String, String> more, String... arguments) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PIVOTAL_DB_HOST",
                "127.0.0.1",
                "PIVOTAL_DB_PORT",
                String.valueOf(postgres.port()),
                "PIVOTAL_DB_NAME",
                DATABASE,
                "PIVOTAL_DB_OWNER_PASSWORD",
                "trusted"));
        environment.putAll(more);
        return Command.run(environment, arguments);
    }

    /** Wherever the build stands, the copy must not lie in what Java believes to be the folder for temporary files. */
    private static Command inLastingPlace(Path folder, Supplier<Command> command) throws Exception {
        String usual = System.getProperty("java.io.tmpdir");
        System.setProperty(
                "java.io.tmpdir",
                Files.createDirectories(folder.resolve("temporary")).toString());
        try {
            return command.get();
        } finally {
            System.setProperty("java.io.tmpdir", usual);
        }
    }
}
