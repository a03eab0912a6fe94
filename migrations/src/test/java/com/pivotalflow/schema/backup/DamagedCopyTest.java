package com.pivotalflow.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Rule;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A copy that is not whole is no copy, however it came about. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedCopyTest {

    private static final String ROWS = "001-public.people.csv.gz";
    private static final String SCRIPT = "V0012__drop_people";
    private static final String CHECKSUM = "9f3c1a2b4d5e";
    private static final CopyPlan PEOPLE = CopyPlan.of(List.of(new CopyPlan.Loss(Rule.D01, "public.people")));

    private final Workshop workshop = new Workshop();

    @TempDir
    private Path directory = Path.of("");

    private ScratchDatabase database;

    @BeforeAll
    void makeOneDatabase() throws Exception {
        database = workshop.clone("damaged");
    }

    @AfterAll
    void stop() {
        workshop.close();
    }

    @Test
    void aWholeCopyIsProvedAsOftenAsOneLikes() {
        Path copy = copies(Disk.REAL)
                .save(SCRIPT, CHECKSUM, PEOPLE, Progress.silent())
                .path();

        assertThatCode(() -> prove(copy)).doesNotThrowAnyException();
    }

    @Test
    void aTruncatedFileIsNoCopy() throws Exception {
        Path copy = copies(Disk.REAL)
                .save(SCRIPT, CHECKSUM, PEOPLE, Progress.silent())
                .path();
        byte[] bytes = Files.readAllBytes(copy.resolve(ROWS));
        Files.write(copy.resolve(ROWS), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatExceptionOfType(SchemaFailedException.class)
                .isThrownBy(() -> prove(copy))
                .withMessageContaining("the copy of public.people is worth nothing")
                .withMessageContaining(ROWS);
    }

    @Test
    void aChangedValueIsNoticedThoughTheFileCanBeUnpacked() throws Exception {
        Path copy = copies(Disk.REAL)
                .save(SCRIPT, CHECKSUM, PEOPLE, Progress.silent())
                .path();
        CopyFolder folder = CopyFolder.open(copy);
        String text;
        try (var rows = folder.unpack(ROWS)) {
            text = new String(rows.readAllBytes(), StandardCharsets.UTF_8);
        }
        Files.delete(copy.resolve(ROWS));
        try (OutputStream rows = folder.pack(ROWS)) {
            rows.write(text.replace("\"4.5000\"", "\"4.5001\"").getBytes(StandardCharsets.UTF_8));
        }

        assertThatExceptionOfType(SchemaFailedException.class)
                .isThrownBy(() -> prove(copy))
                .withMessageContaining("holds 18 rows with SHA-256");
    }

    @Test
    void withoutItsManifestADirectoryIsNoCopy() throws Exception {
        Path copy = copies(Disk.REAL)
                .save(SCRIPT, CHECKSUM, PEOPLE, Progress.silent())
                .path();
        Files.delete(copy.resolve(CopyFolder.MANIFEST));

        assertThatExceptionOfType(SchemaFailedException.class)
                .isThrownBy(() -> prove(copy))
                .withMessageContaining("there is no manifest.json in " + copy + ": the copy was never finished");
    }

    @Test
    void whatADiskSpoilsIsFoundBeforeTheScriptRuns() {
        Disk spoiling = disk(Long.MAX_VALUE, (bytes, number) -> bytes == 200 ? number ^ 1 : number);

        assertThatExceptionOfType(SchemaFailedException.class)
                .isThrownBy(() -> copies(spoiling).save(SCRIPT, CHECKSUM, PEOPLE, Progress.silent()))
                .withMessageContaining("is worth nothing");
        assertThat(directory.resolve(database.name())).isEmptyDirectory();
    }

    @Test
    void aDiskThatFillsUpFailsAndLeavesNoHalfCopy() {
        Disk full = disk(Long.MAX_VALUE, (bytes, number) -> {
            if (bytes == 300) {
                throw new IOException("No space left on device");
            }
            return number;
        });

        assertThatExceptionOfType(SchemaFailedException.class)
                .isThrownBy(() -> copies(full).save(SCRIPT, CHECKSUM, PEOPLE, Progress.silent()))
                .withMessageContaining("cannot save what V0012 destroys to " + directory)
                .withMessageContaining("No space left on device")
                .satisfies(failure -> assertThat(failure.exit()).isEqualTo(Exit.FAILED));
        assertThat(directory.resolve(database.name())).isEmptyDirectory();
    }

    @Test
    void aDiskWithoutRoomIsRefusedWithBothNumbers() {
        assertThatExceptionOfType(SchemaRefusedException.class)
                .isThrownBy(() -> copies(disk(1_000, (bytes, number) -> number))
                        .save(SCRIPT, CHECKSUM, PEOPLE, Progress.silent()))
                .withMessageContaining("has 1.0 kB free, the copy needs 32.8 kB")
                .satisfies(failure -> assertThat(failure.exit()).isEqualTo(Exit.UNCONFIRMED));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aDirectoryThatIsMissingOrNotOneOrCannotBeWrittenToIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThat(refusal(directory.resolve("missing"))).contains("missing does not exist", "set PIVOTAL_BACKUP_DIR");
        assertThat(refusal(file)).contains("file does not exist");
        assertThat(refusal(Path.of(URI.create("jrt:/java.base")))).contains("cannot be written to");
        assertThat(refusal(null)).contains("no directory to save rows in", "Nothing was changed.");
    }

    @Test
    void theTemporaryFolderIsNoPlaceForCopies() {
        assertThat(refusal(directory)).contains("lies in the temporary folder, which is emptied");
    }

    private String refusal(@Nullable Path where) {
        try {
            BackupDirectory.lasting(where);
            return "";
        } catch (SchemaRefusedException e) {
            assertThat(e.exit()).isEqualTo(Exit.UNCONFIRMED);
            return String.valueOf(e.getMessage());
        }
    }

    private SavedCopies copies(Disk disk) {
        return SavedCopies.prepare(
                BackupDirectory.on(disk, directory), Workshop.asBackup(database), null, Workshop.ROLES);
    }

    private void prove(Path copy) throws Exception {
        CopyFolder folder = CopyFolder.open(copy);
        Proof.prove(database.owner(), folder, Manifest.read(folder));
    }

    /** What becomes of a byte of a table on its way to a disk. */
    @FunctionalInterface
    private interface Fate {

        int of(long bytesBefore, int octet) throws IOException;
    }

    private static Disk disk(long free, Fate fate) {
        return new Disk() {
            @Override
            public long free(Path where) {
                return free;
            }

            @Override
            public OutputStream create(Path file) throws IOException {
                OutputStream real = Disk.REAL.create(file);
                if (!file.toString().endsWith(".gz")) {
                    return real;
                }
                return new FilterOutputStream(real) {
                    private long bytes;

                    @Override
                    public void write(int octet) throws IOException {
                        out.write(fate.of(bytes, octet));
                        bytes++;
                    }
                };
            }
        };
    }
}
