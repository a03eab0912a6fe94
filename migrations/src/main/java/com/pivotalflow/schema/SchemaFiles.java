package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.catalog.DriftIgnore;
import com.pivotalflow.schema.guard.GuardProperties;
import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.script.RefusedFileException;
import com.pivotalflow.schema.script.ScriptFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a schema as they were read: scripts, lock file, expected catalog and what stands beside them. They come
 * from the jar of a build, or from the folder {@code db} of the sources, to which a command can write.
 */
public final class SchemaFiles {

    private static final String FOLDER = "db";

    /** A file every build has; beside it lie the others. */
    private static final String LANDMARK = FOLDER + "/bootstrap/roles.sql";

    private final Map<String, byte[]> files;
    private final @Nullable Path directory;

    private SchemaFiles(Map<String, byte[]> files, @Nullable Path directory) {
        this.files = files;
        this.directory = directory;
    }

    /**
     * Those that were packed with a build.
     *
     * @param loader the loader that sees {@code db}
     * @throws SchemaRefusedException if it sees none
     */
    public static SchemaFiles packaged(ClassLoader loader) {
        URL landmark = loader.getResource(LANDMARK);
        if (landmark == null) {
            throw new SchemaRefusedException(Exit.JOURNAL, "this build has no scripts: " + LANDMARK + " is missing");
        }
        try {
            String place = landmark.toURI().toString();
            int inside = place.indexOf("!/");
            if (!place.startsWith("jar:") || inside < 0) {
                Path db = Path.of(landmark.toURI()).resolve("../..").normalize();
                return new SchemaFiles(read(db), null);
            }
            Path jar = Path.of(new URI(place.substring("jar:".length(), inside)));
            try (FileSystem archive = FileSystems.newFileSystem(jar)) {
                return new SchemaFiles(read(archive.getPath("/", FOLDER)), null);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a loader answers with places: " + landmark, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + landmark, e);
        }
    }

    /**
     * Those of a folder.
     *
     * @param db the folder {@code db} of the sources
     * @throws SchemaRefusedException if it holds no folder {@code migration}
     */
    public static SchemaFiles in(Path db) {
        if (!Files.isDirectory(db.resolve("migration"))) {
            throw new SchemaRefusedException(
                    Exit.USAGE,
                    db + " has no folder migration: name the folder db of the sources, such as"
                            + " migrations/src/main/resources/db");
        }
        try {
            return new SchemaFiles(read(db), db);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + db, e);
        }
    }

    /** Scripts, rollback scripts and confirmations. */
    public ScriptFolder folder() {
        return ScriptFolder.of(files);
    }

    /**
     * The journal; an empty one if there is no lock file.
     *
     * @throws RefusedFileException if it cannot be read
     */
    public LockFile lock() {
        byte[] bytes = files.get(LockFile.NAME);
        return bytes == null ? LockFile.empty() : LockFile.parse(bytes);
    }

    /**
     * What the scripts make, version by version.
     *
     * @throws SchemaRefusedException if there is none, or it cannot be read
     */
    public CatalogHistory catalog() {
        String name = CatalogHistory.RESOURCE.substring(FOLDER.length() + 1);
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new SchemaRefusedException(Exit.JOURNAL, name + " is missing: write it by catalog --write");
        }
        try {
            return CatalogHistory.read(new ByteArrayInputStream(bytes));
        } catch (IllegalArgumentException e) {
            throw new SchemaRefusedException(Exit.JOURNAL, String.valueOf(e.getMessage()) + "; next: catalog --write");
        }
    }

    /**
     * Differences that people live with.
     *
     * @throws RefusedFileException if they cannot be read
     */
    public DriftIgnore ignore() {
        byte[] bytes = files.get(DriftIgnore.NAME);
        return bytes == null ? DriftIgnore.nothing() : DriftIgnore.parse(bytes);
    }

    /**
     * All of it, as a run takes it.
     *
     * @throws RefusedFileException or {@link SchemaRefusedException} if a part cannot be read
     */
    public Packaged build() {
        return new Packaged(folder(), lock(), catalog(), ignore());
    }

    /**
     * By what scripts are judged; what is standard if the file is missing.
     *
     * @throws SchemaRefusedException if it cannot be read
     */
    public GuardProperties guard() {
        return text(GuardProperties.FILE).map(GuardProperties::parse).orElse(GuardProperties.standard());
    }

    /** A file by its path below {@code db}, as text. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(files.get(path)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * Writes a file beside the scripts.
     *
     * @param name its path below {@code db}
     * @return where it was written
     * @throws SchemaRefusedException if these files come from a jar
     */
    Path write(String name, String text) {
        if (directory == null) {
            throw new SchemaRefusedException(
                    Exit.USAGE,
                    "the files of a jar are not written: name the folder db of the sources by --scripts; nothing was"
                            + " changed");
        }
        Path file = directory.resolve(name);
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static Map<String, byte[]> read(Path db) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(db)) {
            for (Path file : found.filter(path -> !Files.isDirectory(path)).toList()) {
                files.put(db.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
