package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A directory that copies may be kept in: it exists and was written to. */
public final class BackupDirectory {

    private final Path path;
    private final Disk disk;

    private BackupDirectory(Path path, Disk disk) {
        this.path = path;
        this.disk = disk;
    }

    /**
     * Demands one that outlives the machine's next start.
     *
     * @param directory {@code PIVOTAL_BACKUP_DIR}; null if the installation names none
     * @throws SchemaRefusedException if it is missing, cannot be written to or lies in the temporary folder
     */
    public static BackupDirectory lasting(@Nullable Path directory) {
        BackupDirectory checked = anywhere(directory);
        if (isTemporary(checked.path)) {
            throw refuse("the backup directory " + checked.path + " lies in the temporary folder, which is emptied");
        }
        return checked;
    }

    /**
     * The same wherever it lies, for copies that need not last.
     *
     * @throws SchemaRefusedException if it is missing or cannot be written to
     */
    public static BackupDirectory anywhere(@Nullable Path directory) {
        return on(Disk.REAL, directory);
    }

    static BackupDirectory on(Disk disk, @Nullable Path directory) {
        if (directory == null) {
            throw refuse("there is no directory to save rows in");
        }
        if (!Files.isDirectory(directory)) {
            throw refuse("the backup directory " + directory + " does not exist");
        }
        try {
            Path real = directory.toRealPath();
            Files.delete(Files.createTempFile(real, "writable", ".probe"));
            return new BackupDirectory(real, disk);
        } catch (IOException | UnsupportedOperationException e) {
            throw refuse("the backup directory " + directory + " cannot be written to (" + e + ")");
        }
    }

    Disk disk() {
        return disk;
    }

    Path path() {
        return path;
    }

    /**
     * Demands room.
     *
     * @param bytes that are going to be written, at most
     * @throws SchemaRefusedException if there is less
     */
    void demand(long bytes) throws IOException {
        long free = disk.free(path);
        if (free < bytes) {
            throw new SchemaRefusedException(
                    Exit.UNCONFIRMED,
                    "the backup directory " + path + " has " + Content.size(free) + " free, the copy needs "
                            + Content.size(bytes) + ": make room or set PIVOTAL_BACKUP_DIR to another disk."
                            + " Nothing was changed.");
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static boolean isTemporary(Path real) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        try {
            return Files.isDirectory(temporary) && real.startsWith(temporary.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static SchemaRefusedException refuse(String what) {
        return new SchemaRefusedException(
                Exit.UNCONFIRMED,
                what + ": set PIVOTAL_BACKUP_DIR to a lasting directory that this user may write to."
                        + " Nothing was changed.");
    }
}
