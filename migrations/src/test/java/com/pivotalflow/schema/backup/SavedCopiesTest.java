package com.pivotalflow.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SavedCopiesTest {

    private static final String SCRIPT = "V0012__drop_rating";
    private static final String CHECKSUM = "9f3c1a2b4d5e";

    /** Nobody waits for rows to be saved again. */
    private static final Duration NEVER = Duration.ZERO;

    private static final CopyPlan RATING = CopyPlan.of(List.of(new CopyPlan.Loss(Rule.D02, "public.people.rating")));

    /** One loss of each table, so that every type and name is saved. */
    private static final CopyPlan EVERYTHING = CopyPlan.of(Stream.of(
                    "public.people",
                    "public.specimens",
                    "public.\"Odd \"\"Names\"\"\"",
                    "public.heap",
                    "public.single",
                    "public.readings")
            .map(table -> new CopyPlan.Loss(Rule.D01, table))
            .toList());

    private final Workshop workshop = new Workshop();
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path directory = Path.of("");

    private ScratchDatabase database;

    @BeforeAll
    void makeOneDatabase() throws Exception {
        database = workshop.clone("saved");
    }

    @AfterAll
    void stop() {
        workshop.close();
    }

    @Test
    void savesTheKeyAndTheColumnThatGoes() throws Exception {
        SavedCopy copy = copies().save(SCRIPT, CHECKSUM, RATING, said::add);

        assertThat(copy.backupId()).matches("\\d{8}T\\d{4}-V0012");
        assertThat(copy.path().getParent()).isEqualTo(directory.resolve(database.name()));
        assertThat(rows(copy, "001-public.people.csv.gz"))
                .hasSize(19)
                .startsWith(
                        "organization_id,id,rating",
                        "\"00000000-0000-7000-8000-000000000001\",\"00000000-0000-7000-9000-000000000001\",\"1.5000\"",
                        "\"00000000-0000-7000-8000-000000000001\",\"00000000-0000-7000-9000-000000000002\",\"2.5000\"",
                        "\"00000000-0000-7000-8000-000000000001\",\"00000000-0000-7000-9000-000000000003\",");
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("V0012 saved public.people.rating: 18 rows, 1.")
                .endsWith("backup " + copy.backupId());
    }

    @Test
    void theManifestSaysWhatWasSavedWhenAndWhatItWas() throws Exception {
        SavedCopy copy = copies().save(SCRIPT, CHECKSUM, RATING, Progress.silent());
        Manifest manifest = Manifest.read(CopyFolder.open(copy.path()));

        assertThat(manifest.origin().script()).isEqualTo("V0012__drop_rating");
        assertThat(manifest.origin().checksum()).isEqualTo(CHECKSUM);
        assertThat(manifest.origin().database()).isEqualTo(database.name());
        assertThat(manifest.origin().server()).startsWith("16.");
        assertThat(manifest.tables()).singleElement().satisfies(table -> {
            assertThat(table.content().rows()).isEqualTo(18);
            assertThat(table.shape().key()).containsExactly("organization_id", "id");
            assertThat(table.shape().columns())
                    .extracting(TableShape.Column::type)
                    .containsExactly("uuid", "uuid", "numeric(19,4)");
        });
        assertThat(manifest.definitions())
                .extracting(entry -> entry.key() + ": " + entry.definition())
                .contains(
                        "column public.people.rating: numeric(19,4)",
                        "comment on table column public.people.rating: What others think.",
                        "grant public.people to ${app}: TABLE INSERT, SELECT")
                .noneMatch(text -> text.contains("diary"));
    }

    @Test
    void onlyItsOwnerMayReadACopy() throws Exception {
        SavedCopy copy = copies().save(SCRIPT, CHECKSUM, RATING, Progress.silent());

        try (Stream<Path> files = Files.list(copy.path())) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void everyTypeAndNameComesBackEqualAndNothingOfTheProofStays() throws Exception {
        SavedCopy copy = copies().save(SCRIPT, CHECKSUM, EVERYTHING, Progress.silent());

        assertThat(Manifest.read(CopyFolder.open(copy.path())).tables())
                .extracting(table -> table.content().rows())
                .containsExactly(4L, 6L, 18L, 15L, 5L, 5L);
        assertThat(rows(copy, "002-public.heap.csv.gz"))
                .containsExactly(
                        "a,b",
                        ",\"\"",
                        ",",
                        "\"0\",\"",
                        "\\.",
                        "\"",
                        "\"1\",\"twice\"",
                        "\"1\",\"twice\"",
                        "\"2\",\"\\.\"");
        assertThat(Workshop.ask(
                        database.superuser(), "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'migrator%'"))
                .isEqualTo("0");
    }

    @Test
    void theOwnerAloneSavesTheSameAsTheBackupRole() {
        List<Content> contents = new ArrayList<>();
        for (RowAccess access : List.of(Workshop.asOwner(database), Workshop.asBackup(database))) {
            SavedCopy copy = SavedCopies.prepare(BackupDirectory.anywhere(directory), access, null, Workshop.ROLES)
                    .save(SCRIPT, CHECKSUM, EVERYTHING, Progress.silent());
            Manifest.read(CopyFolder.open(copy.path())).tables().forEach(table -> contents.add(table.content()));
        }

        assertThat(contents.subList(6, 12)).isEqualTo(contents.subList(0, 6));
    }

    @Test
    void twoCopiesWithinAMinuteStandBesideEachOther() {
        SavedCopy first = copies().save(SCRIPT, CHECKSUM, RATING, Progress.silent());
        SavedCopy second = copies().save(SCRIPT, CHECKSUM, RATING, Progress.silent());

        assertThat(second.backupId()).isNotEqualTo(first.backupId());
        assertThat(first.path()).isDirectory();
        second.discard();
        assertThat(second.path()).doesNotExist();
    }

    @Test
    void whatIsNotThereIsNotSavedInSilence() {
        CopyPlan plan = CopyPlan.of(List.of(new CopyPlan.Loss(Rule.D02, "public.people.salary")));

        assertThatExceptionOfType(SchemaFailedException.class)
                .isThrownBy(() -> copies().save(SCRIPT, CHECKSUM, plan, Progress.silent()))
                .withMessageContaining("cannot save public.people.salary (PF-D02)")
                .satisfies(failure -> assertThat(failure.exit()).isEqualTo(Exit.FAILED));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void rowsThatChangeBetweenCopyAndDropAreNoticed() throws Exception {
        try (ScratchDatabase busy = workshop.clone("busy");
                Connection script = transaction(busy)) {
            SavedCopy copy = SavedCopies.prepare(
                            BackupDirectory.anywhere(directory), Workshop.asBackup(busy), null, Workshop.ROLES)
                    .save(SCRIPT, CHECKSUM, RATING, Progress.silent());

            assertThat(copy.held(script, NEVER, Progress.silent())).containsSame(copy);
            script.rollback();
            Workshop.execute(busy.superuser(), "UPDATE people SET note = 'not saved, so it does not matter'");
            assertThat(copy.held(script, NEVER, Progress.silent())).containsSame(copy);
            script.rollback();
            Workshop.execute(busy.superuser(), "UPDATE people SET rating = rating + 0.0001 WHERE seat = 7");
            assertThat(copy.held(script, NEVER, Progress.silent())).isEmpty();
            assertThat(copy.path()).doesNotExist();
        }
    }

    @Test
    void rowsThatAreNeverLeftAloneAreSavedWhileWritersWait() throws Exception {
        List<String> told = new ArrayList<>();
        try (ScratchDatabase busy = workshop.clone("restless");
                Connection script = transaction(busy)) {
            SavedCopy stale = SavedCopies.prepare(
                            BackupDirectory.anywhere(directory), Workshop.asOwner(busy), null, Workshop.ROLES)
                    .save(SCRIPT, CHECKSUM, RATING, Progress.silent());
            Workshop.execute(busy.superuser(), "UPDATE people SET rating = 8.7654 WHERE seat = 7");

            SavedCopy held =
                    stale.held(script, Duration.ofMinutes(1), told::add).orElseThrow();

            try (Stream<Path> copies = Files.list(directory.resolve(busy.name()))) {
                assertThat(copies).containsExactly(held.path());
            }
            assertThat(rows(held, "001-public.people.csv.gz"))
                    .filteredOn(row -> row.contains("8.7654"))
                    .hasSize(2);
            assertThat(Manifest.read(CopyFolder.open(held.path())).definitions())
                    .isNotEmpty();
            assertThat(told).singleElement().asString().endsWith("backup " + held.backupId());
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> Workshop.execute(
                            busy.superuser(), "SET lock_timeout = '50ms'; UPDATE people SET rating = 0"))
                    .withMessageContaining("lock timeout");
            script.rollback();
            assertThat(held.held(script, NEVER, Progress.silent())).containsSame(held);
        }
    }

    @Test
    void fromTheLastLookOnNobodyWritesAndTheScriptCanGoOn() throws Exception {
        try (ScratchDatabase locked = workshop.clone("locked");
                Connection script = transaction(locked)) {
            SavedCopy copy = SavedCopies.prepare(
                            BackupDirectory.anywhere(directory), Workshop.asOwner(locked), null, Workshop.ROLES)
                    .save(SCRIPT, CHECKSUM, RATING, Progress.silent());
            assertThat(copy.held(script, NEVER, Progress.silent())).containsSame(copy);

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> Workshop.execute(
                            locked.superuser(), "SET lock_timeout = '50ms'; UPDATE people SET rating = 0"))
                    .withMessageContaining("lock timeout");
            try (Statement statement = script.createStatement()) {
                statement.execute("SET LOCAL lock_timeout = '2s'");
                statement.execute("ALTER TABLE people DROP COLUMN rating");
            }
            script.commit();
            assertThat(rows(copy, "001-public.people.csv.gz")).hasSize(19);
        }
    }

    private SavedCopies copies() {
        return SavedCopies.prepare(
                BackupDirectory.anywhere(directory), Workshop.asBackup(database), null, Workshop.ROLES);
    }

    private static Connection transaction(ScratchDatabase database) throws SQLException {
        Connection connection = database.owner().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static List<String> rows(SavedCopy copy, String file) throws IOException {
        try (InputStream stream = CopyFolder.open(copy.path()).unpack(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
