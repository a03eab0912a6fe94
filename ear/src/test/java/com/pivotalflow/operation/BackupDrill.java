package com.pivotalflow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.MigrationSettings;
import com.pivotalflow.schema.SchemaMigration;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.run.RunOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backups by {@code pg_dump} and restores of them. They need tools at least as new as the server, on the path or where
 * {@code PIVOTAL_PG_BIN} says, which not everybody has who builds; so this is no part of a usual build: {@code mvn
 * -Dmeasure=Drill verify} runs it. {@link BackupRefusalsIT} needs none.
 */
class BackupDrill {

    private static final int SERVER = 16;

    private static final String ROWS = """
            INSERT INTO organization_slugs (slug, holder_id)
            SELECT 'firm-' || n, ('00000000-0000-4000-8000-00000000000' || n)::uuid
            FROM generate_series(1, 3) AS n;
            INSERT INTO organizations (id, name, slug, currency_code)
            SELECT ('00000000-0000-4000-8000-00000000000' || n)::uuid, 'Firm ' || n, 'firm-' || n, 'NZD'
            FROM generate_series(1, 3) AS n;
            """;

    private static TestPostgres live;
    private static TestPostgres scratch;

    @TempDir
    private Path temporary;

    private Path dumps;

    @BeforeAll
    static void startBoth() throws SQLException {
        live = TestPostgres.start();
        scratch = TestPostgres.start();
        live.createDatabase("pivotal");
        new SchemaMigration(
                        live.as(TestPostgres.OWNER, "pivotal"),
                        MigrationSettings.standard(),
                        SchemaMigration.class.getClassLoader())
                .migrate(RunOptions.standard(), Progress.silent());
        live.execute("pivotal", ROWS);
    }

    @AfterAll
    static void stopBoth() {
        scratch.close();
        live.close();
    }

    @BeforeEach
    void folder() throws IOException {
        dumps = Files.createDirectories(temporary.resolve("dumps"));
    }

    @Test
    void aBackupIsProvedAndComesBack() throws Exception {
        demandTools();

        String said = backup().run(0);

        Path saved = backups().get(0);
        assertThat(said).contains("restored and compared").contains(saved.toString());
        assertThat(Files.readString(saved.resolve("contents"))).containsPattern("public\\.organizations\\|3\\|-?\\d+");
        assertThat(count(scratch, "postgres", "SELECT count(*) FROM pg_database WHERE datname LIKE '%proof%'"))
                .isZero();
        daily().run(0, "--check");

        assertThat(restore().run(0, saved.toString(), "--into", "fresh")).contains("compared");
        assertThat(count(live, "fresh", "SELECT count(*) FROM organizations")).isEqualTo(3);
        assertThat(count(live, "postgres", "SELECT count(*) FROM pg_database WHERE datname LIKE '%restoring%'"))
                .isZero();
    }

    @Test
    void aDatabaseThatHoldsSomethingIsOnlyReplacedWhenItIsNamedAndKeptThen() throws Exception {
        demandTools();
        backup().run(0);
        String saved = backups().get(0).toString();
        live.createDatabase("shop");
        live.execute("shop", "CREATE TABLE till (coins int)");
        live.execute("shop", "INSERT INTO till VALUES (7)");

        assertThat(restore().run(3, saved, "--into", "shop")).contains("--overwrite shop", "Nothing was changed");
        assertThat(restore().run(2, saved, "--into", "shop", "--overwrite", "pivotal"))
                .contains("repeat the name");
        try (Connection user = live.as(TestPostgres.OWNER, "shop").getConnection()) {
            assertThat(user.isValid(1)).isTrue();
            assertThat(restore().run(3, saved, "--into", "shop", "--overwrite", "shop"))
                    .contains("in use by");
        }
        assertThat(count(live, "shop", "SELECT coins FROM till")).isEqualTo(7);

        String said = restore().run(0, saved, "--into", "shop", "--overwrite", "shop");

        assertThat(count(live, "shop", "SELECT count(*) FROM organizations")).isEqualTo(3);
        Matcher kept = Pattern.compile("kept as (shop_before_\\w+)").matcher(said);
        assertThat(kept.find()).as(said).isTrue();
        assertThat(count(live, kept.group(1), "SELECT coins FROM till")).isEqualTo(7);
    }

    @Test
    void aBackupThatWasChangedOrIsNotEqualIsNoBackup() throws Exception {
        demandTools();
        backup().run(0);
        Path saved = backups().get(0);
        String contents = Files.readString(saved.resolve("contents"));
        Files.writeString(
                saved.resolve("contents"), contents.replace("public.organizations|3|", "public.organizations|4|"));

        assertThat(restore().run(8, saved.toString(), "--into", "damaged")).contains("damaged");
        sealAnew(saved);
        assertThat(restore().run(1, saved.toString(), "--into", "damaged"))
                .contains("< public.organizations|4|", "> public.organizations|3|", "Nothing was changed");
        assertThat(count(live, "postgres", "SELECT count(*) FROM pg_database WHERE datname LIKE 'damaged%'"))
                .isZero();
    }

    @Test
    void aSchemaThatHasDriftedIsSavedAsItIsAndToldOf() throws Exception {
        demandTools();
        daily().run(1, "--check");
        live.execute("pivotal", "ALTER TABLE organizations ALTER COLUMN name DROP NOT NULL");
        try {
            assertThat(backup().run(4)).contains("organizations.name", "WARNING", "restored and compared");
        } finally {
            live.execute("pivotal", "ALTER TABLE organizations ALTER COLUMN name SET NOT NULL");
        }
        assertThat(backups()).hasSize(1);
        daily().run(0, "--check");
    }

    @Test
    void oldBackupsGoAndTheNewestStay() throws Exception {
        demandTools();
        for (int day = 1; day <= 4; day++) {
            Path old = Files.createDirectory(dumps.resolve("pivotal-2020010" + day + "T021500Z"));
            Path seal = Files.writeString(old.resolve("SHA256SUMS"), "");
            Files.setLastModifiedTime(seal, FileTime.from(Instant.now().minus(Duration.ofDays(400 - day))));
        }
        Files.createDirectory(dumps.resolve("notes"));

        backup().with("PIVOTAL_DUMP_KEEP_MIN", 3).run(0);

        assertThat(backups())
                .hasSize(3)
                .contains(dumps.resolve("pivotal-20200103T021500Z"), dumps.resolve("pivotal-20200104T021500Z"));
        assertThat(dumps.resolve("notes")).isDirectory();
    }

    @Test
    void theServerWithTheDataIsNoScratchServer() throws Exception {
        demandTools();

        assertThat(backup().with("PIVOTAL_SCRATCH_PORT", live.port()).run(2)).contains("holds the data");
        assertThat(backups()).isEmpty();
    }

    private Script backup() {
        return tools(Script.of("pivotal-backup.sh"))
                .with("PIVOTAL_DB_HOST", "127.0.0.1")
                .with("PIVOTAL_DB_PORT", live.port())
                .with("PIVOTAL_BACKUP_PASSWORD", "trusted")
                .with("PIVOTAL_DUMP_DIR", dumps)
                .with("PIVOTAL_SCRATCH_HOST", "127.0.0.1")
                .with("PIVOTAL_SCRATCH_PORT", scratch.port())
                .with("PIVOTAL_SCRATCH_USER", TestPostgres.SUPERUSER)
                .with("PIVOTAL_SCRATCH_PASSWORD", "trusted");
    }

    private Script daily() {
        return Script.of("pivotal-backup-daily.sh").with("PIVOTAL_DUMP_DIR", dumps);
    }

    private Script restore() {
        return tools(Script.of("pivotal-restore.sh"))
                .with(Map.of(
                        "PGHOST", "127.0.0.1",
                        "PGPORT", Integer.toString(live.port()),
                        "PGUSER", TestPostgres.SUPERUSER,
                        "PIVOTAL_ADMIN_PASSWORD", "trusted",
                        "PIVOTAL_DB_OWNER_PASSWORD", "trusted"));
    }

    private static Script tools(Script script) {
        String folder = System.getenv("PIVOTAL_PG_BIN");
        return folder == null ? script : script.with("PIVOTAL_PG_BIN", folder);
    }

    private static void demandTools() throws Exception {
        String folder = System.getenv("PIVOTAL_PG_BIN");
        String tool = folder == null ? "pg_dump" : folder + "/pg_dump";
        int major = 0;
        try {
            Process process = new ProcessBuilder(tool, "--version").start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher number = Pattern.compile("\\) (\\d+)").matcher(version);
            major = number.find() ? Integer.parseInt(number.group(1)) : 0;
        } catch (IOException e) {
            throw new AssertionError("there is no pg_dump; PIVOTAL_PG_BIN may name its folder", e);
        }
        assertThat(major).as("version of pg_dump").isGreaterThanOrEqualTo(SERVER);
    }

    private List<Path> backups() throws IOException {
        try (Stream<Path> entries = Files.list(dumps)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("pivotal-"))
                    .sorted()
                    .toList();
        }
    }

    private static void sealAnew(Path saved) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "sha256sum database.dump contents > SHA256SUMS")
                .directory(saved.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static long count(TestPostgres server, String database, String sql) throws SQLException {
        try (Connection connection = server.as(TestPostgres.SUPERUSER, database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
