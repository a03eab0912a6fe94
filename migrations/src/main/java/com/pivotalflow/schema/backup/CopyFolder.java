package com.pivotalflow.schema.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The directory of one copy. It is a copy once its manifest stands in it, which is written last. */
final class CopyFolder {

    static final String MANIFEST = "manifest.json";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm", Locale.ROOT);
    private static final int BUFFER = 1 << 16;

    private final Disk disk;
    private final Path path;

    private CopyFolder(Disk disk, Path path) {
        this.disk = disk;
        this.path = path;
    }

    /**
     * Makes one for a database and a script, {@code <directory>/pivotal/20261107T0412-V0012}.
     *
     * @throws IOException if it cannot be made
     */
    static CopyFolder create(BackupDirectory directory, String database, String label, Clock clock) throws IOException {
        Path parent = directory.path().resolve(safe(database));
        if (!Files.isDirectory(parent)) {
            Files.createDirectory(parent, Disk.permissions(parent, "rwx------"));
        }
        String name = TIME.format(LocalDateTime.now(clock)) + "-" + label;
        for (int number = 1; ; number++) {
            Path path = parent.resolve(number == 1 ? name : name + "-" + number);
            try {
                Files.createDirectory(path, Disk.permissions(path, "rwx------"));
                return new CopyFolder(directory.disk(), path);
            } catch (FileAlreadyExistsException e) {
                // Another attempt within the same minute: it may be a whole copy, so it stays.
            }
        }
    }

    /** One that is there already. */
    static CopyFolder open(Path path) {
        return new CopyFolder(Disk.REAL, path);
    }

    /** What the copy is called in logs: {@code 20261107T0412-V0012}. */
    String id() {
        return String.valueOf(path.getFileName());
    }

    Path path() {
        return path;
    }

    /** The name for the rows of a table, the number keeps names apart that differ in quoted characters only. */
    static String file(int number, TableShape table) {
        return String.format(Locale.ROOT, "%03d-%s.csv.gz", number, safe(table.name()));
    }

    /** Opens a new file for rows, to be packed. */
    OutputStream pack(String file) throws IOException {
        return new GZIPOutputStream(disk.create(path.resolve(file)), BUFFER);
    }

    /** Opens a file of rows. */
    InputStream unpack(String file) throws IOException {
        return new GZIPInputStream(Files.newInputStream(path.resolve(file)), BUFFER);
    }

    /** Writes the manifest, after which this is a copy. */
    void finish(Manifest manifest) throws IOException {
        Path draft = path.resolve(MANIFEST + ".part");
        try (OutputStream stream = disk.create(draft)) {
            stream.write(manifest.toText().getBytes(StandardCharsets.UTF_8));
        }
        Disk.sync(path);
        Files.move(draft, path.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
        Disk.sync(path);
        Path parent = path.getParent();
        if (parent != null) {
            Disk.sync(parent);
        }
    }

    /** Removes it, the manifest first, so that what is left by an interruption is no copy. */
    void discard() {
        try (Stream<Path> files = Files.list(path)) {
            List<Path> sorted = files.sorted(Comparator.comparing(file -> !file.endsWith(MANIFEST)))
                    .toList();
            for (Path file : sorted) {
                Files.delete(file);
            }
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the unfinished copy " + path, e);
        }
    }

    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9_.-]", "_");
    }
}
