package com.pivotalflow.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Rule;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupRestoreTest {

    private static final int VERSION = 3;

    private final Workshop workshop = new Workshop();
    private final List<String> said = new ArrayList<>();
    private ScratchDatabase original;

    @TempDir
    private Path kept = Path.of("");

    private FullBackup.Saved backup;

    @BeforeAll
    void saveOnce(@TempDir Path directory) throws Exception {
        original = workshop.clone("original");
        backup = backup(directory, Workshop.asBackup(original))
                .save(VERSION, "4be0c1d2e3f4", workshop.server(), BackupRestoreTest::schema, said::add);
    }

    @AfterAll
    void stop() {
        workshop.close();
    }

    @Test
    void aRestoredDatabaseEqualsTheOriginalRowForRow() throws Exception {
        try (ScratchDatabase copy = workshop.fresh()) {
            long rows = restore(copy).restore(backup.path(), Progress.silent());

            Map<String, List<String>> expected = RowByRow.of(original.superuser());
            assertThat(expected)
                    .containsKeys("people", "specimens", "heap", "tickets", "reading_sums", "readings_rest");
            assertThat(RowByRow.of(copy.superuser())).isEqualTo(expected);
            assertThat(rows).isEqualTo(backup.rows()).isEqualTo(72);
            assertThat(catalog(copy)).isEqualTo(catalog(original));
        }
    }

    @Test
    void aRestoredDatabaseGoesOnAsTheOriginalWouldHave() throws Exception {
        try (ScratchDatabase copy = workshop.fresh()) {
            restore(copy).restore(backup.path(), Progress.silent());

            assertThat(Workshop.ask(copy.superuser(), "SELECT nextval('tickets')"))
                    .isEqualTo("114");
            assertThat(Workshop.ask(copy.superuser(), "SELECT nextval('untouched')"))
                    .isEqualTo("5");
            assertThat(Workshop.ask(copy.superuser(), "INSERT INTO specimens DEFAULT VALUES RETURNING id"))
                    .isEqualTo("6");
            assertThat(Workshop.ask(copy.owner(), "SELECT count(*) FROM people"))
                    .as("row security is forced again")
                    .isEqualTo("0");
            assertThatExceptionOfType(SQLException.class)
                    .as("keys hold again")
                    .isThrownBy(() -> Workshop.execute(
                            copy.superuser(), "UPDATE people SET boss_id = '00000000-0000-7000-9000-0000000000ff'"))
                    .withMessageContaining("fk_people_boss");
        }
    }

    @Test
    void tellsWhatItDidAndNamesTheBackup() {
        assertThat(backup.id()).matches("\\d{8}T\\d{4}-full");
        assertThat(backup.toString()).startsWith("backup " + backup.id() + ": 11 tables, 72 rows, ");
        assertThat(said)
                .anyMatch(line -> line.startsWith("saving 11 tables of " + original.name()))
                .anyMatch(line -> line.contains("into a scratch database to compare it"))
                .last()
                .asString()
                .endsWith("11 tables, 72 rows, each table and the catalog compared");
        Manifest manifest = Manifest.read(CopyFolder.open(backup.path()));
        assertThat(manifest.origin().version()).isEqualTo(VERSION);
        assertThat(manifest.origin().checksum()).isEqualTo("4be0c1d2e3f4");
    }

    @Test
    void theOwnerAloneSavesTheSame() throws Exception {
        FullBackup.Saved other = backup(kept, Workshop.asOwner(original))
                .save(VERSION, "", workshop.server(), BackupRestoreTest::schema, Progress.silent());

        assertThat(Manifest.read(CopyFolder.open(other.path())).tables())
                .isEqualTo(Manifest.read(CopyFolder.open(backup.path())).tables());
    }

    @Test
    void onlyAFreshDatabaseIsFilled() throws Exception {
        try (ScratchDatabase used = workshop.fresh()) {
            Workshop.execute(used.owner(), "CREATE TABLE notes (line text)");

            assertThatExceptionOfType(SchemaRefusedException.class)
                    .isThrownBy(() -> restore(used).restore(backup.path(), Progress.silent()))
                    .withMessageContaining("a fresh database only, and this one has notes")
                    .satisfies(refusal -> assertThat(refusal.exit()).isEqualTo(Exit.NO_TARGET));
            assertThat(RowByRow.of(used.superuser())).containsOnlyKeys("notes");
        }
    }

    @Test
    void withoutAScratchDatabaseNothingIsSaved() {
        assertThatExceptionOfType(SchemaRefusedException.class)
                .isThrownBy(() -> backup(kept, Workshop.asBackup(original))
                        .save(VERSION, "", null, BackupRestoreTest::schema, Progress.silent()))
                .withMessageContaining("counts only after it was restored and compared");
        assertThat(kept).isEmptyDirectory();
    }

    @Test
    void aBackupThatCannotBeRestoredIsRemoved() {
        Restore.Scripts other = (owner, version) -> {
            schema(owner, version);
            Workshop.execute(owner, "ALTER TABLE heap ALTER COLUMN b SET DEFAULT 'other'");
        };

        assertThatExceptionOfType(SchemaFailedException.class)
                .isThrownBy(() -> backup(kept, Workshop.asBackup(original))
                        .save(VERSION, "", workshop.server(), other, Progress.silent()))
                .withMessageContaining("1 differences: column public.heap.b");
        assertThat(kept.resolve(original.name())).isEmptyDirectory();
    }

    @Test
    void onADatabaseThatWasNotRestoredWholeNothingStarts() throws Exception {
        Path damaged = damagedBackup();
        try (ScratchDatabase copy = workshop.fresh()) {
            assertThatExceptionOfType(SchemaFailedException.class)
                    .isThrownBy(() -> restore(copy).restore(damaged, Progress.silent()))
                    .withMessageContaining("the copy of public.people is worth nothing")
                    .withMessageContaining("nothing starts on it")
                    .satisfies(failure -> assertThat(failure.exit()).isEqualTo(Exit.FAILED));
            assertThat(Workshop.ask(copy.superuser(), "SELECT to_regclass('flyway_schema_history')"))
                    .isEqualTo("null");
            assertThat(Workshop.ask(
                            copy.superuser(), "SELECT to_regclass('flyway_schema_history_of_a_failed_restore')"))
                    .isEqualTo("flyway_schema_history_of_a_failed_restore");
            assertThat(Workshop.ask(copy.superuser(), "SELECT count(*) FROM heap"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aTableOfASavedCopyComesBackBesideTheOthers() throws Exception {
        SavedCopy saved = SavedCopies.prepare(
                        BackupDirectory.anywhere(kept), Workshop.asBackup(original), null, Workshop.ROLES)
                .save(
                        "V0012__drop_shout",
                        "",
                        CopyPlan.of(List.of(
                                new CopyPlan.Loss(Rule.D02, "public.people.rating"),
                                new CopyPlan.Loss(Rule.D02, "public.people.shout"))),
                        Progress.silent());
        try (ScratchDatabase target = workshop.clone("target")) {
            String table = restore(target).restoreTable(saved.path(), "public.people", Progress.silent());

            assertThat(table).matches("migrator\\.restored_\\d{8}t\\d{4}_v0012_people");
            assertThat(Workshop.ask(
                            target.superuser(),
                            "SELECT count(*) FROM " + table + " AS r JOIN people AS p"
                                    + " ON (p.organization_id, p.id) = (r.organization_id, r.id)"
                                    + " AND (p.rating, p.shout) IS NOT DISTINCT FROM (r.rating, r.shout)"))
                    .isEqualTo("18");
            assertThatExceptionOfType(SchemaRefusedException.class)
                    .isThrownBy(() -> restore(target).restoreTable(saved.path(), "public.heap", Progress.silent()))
                    .withMessageContaining("has no table public.heap, but public.people");
            assertThatExceptionOfType(SchemaRefusedException.class)
                    .isThrownBy(() -> restore(target).restore(saved.path(), Progress.silent()))
                    .withMessageContaining("made before V0012__drop_shout, not a full backup");
        }
    }

    /** The backup with one value changed in a file that can still be unpacked. */
    private Path damagedBackup() throws Exception {
        Path damaged = Files.createDirectory(kept.resolve("damaged"));
        try (var files = Files.list(backup.path())) {
            for (Path file : files.toList()) {
                Files.copy(file, damaged.resolve(file.getFileName()));
            }
        }
        CopyFolder folder = CopyFolder.open(damaged);
        String people = Manifest.read(folder).tables().stream()
                .filter(table -> table.shape().name().equals("public.people"))
                .map(Manifest.TableCopy::file)
                .findFirst()
                .orElseThrow();
        String text;
        try (var rows = folder.unpack(people)) {
            text = new String(rows.readAllBytes(), StandardCharsets.UTF_8);
        }
        Files.delete(damaged.resolve(people));
        try (OutputStream rows = folder.pack(people)) {
            rows.write(text.replace("Person 5", "Person V").getBytes(StandardCharsets.UTF_8));
        }
        return damaged;
    }

    private Restore restore(ScratchDatabase into) throws SQLException {
        Catalog expected = catalog(original);
        return new Restore(into.owner(), BackupRestoreTest::schema, version -> expected, Workshop.ROLES);
    }

    private static FullBackup backup(Path directory, RowAccess access) {
        return new FullBackup(BackupDirectory.anywhere(directory), access, Workshop.ROLES);
    }

    private static void schema(DataSource owner, int version) throws SQLException {
        assertThat(version).isEqualTo(VERSION);
        Workshop.execute(owner, Workshop.schema());
        Workshop.execute(owner, "CREATE TABLE flyway_schema_history (installed_rank integer)");
    }

    private static Catalog catalog(ScratchDatabase database) throws SQLException {
        try (Connection connection = database.owner().getConnection()) {
            return new CatalogReader(Workshop.ROLES).read(connection);
        }
    }
}
