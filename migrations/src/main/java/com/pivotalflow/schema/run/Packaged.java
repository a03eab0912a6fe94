package com.pivotalflow.schema.run;

import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.catalog.DriftIgnore;
import com.pivotalflow.schema.journal.Confirmation;
import com.pivotalflow.schema.journal.ConfirmationCheck;
import com.pivotalflow.schema.journal.JournalCheck;
import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.RefusedFileException;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.SchemaVersion;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files of one build: scripts, rollbacks, confirmations, lock file, expected catalog and what is no drift.
 *
 * @param folder what lies in the folders
 * @param lock what the lock file says of it
 * @param expected the catalog of every version
 * @param ignore differences that people live with
 */
public record Packaged(ScriptFolder folder, LockFile lock, CatalogHistory expected, DriftIgnore ignore) {

    private static final String DB = "db/";

    /** The same where every difference counts. */
    public Packaged(ScriptFolder folder, LockFile lock, CatalogHistory expected) {
        this(folder, lock, expected, DriftIgnore.nothing());
    }

    /**
     * Reads the files that a class loader sees. It looks only for what the lock file names: a class path cannot be
     * asked what else there is, which is the build's to find.
     *
     * @throws SchemaRefusedException if there is no lock file or no catalog, or one of them cannot be read
     */
    public static Packaged of(ClassLoader build) {
        LockFile lock = lock(resource(build, LockFile.NAME));
        Map<String, byte[]> files = new TreeMap<>();
        for (LockLine line : lock.lines()) {
            keep(build, "migration/" + line.fileName(), files);
            if (!line.isRepeatable()) {
                keep(build, "rollback/U" + line.fileName().substring(1), files);
                keep(build, "confirmations/U" + line.version().substring(1) + ".yaml", files);
            }
            if (!line.confirm().equals(LockLine.NONE)) {
                keep(build, "confirmations/" + line.version() + ".yaml", files);
            }
        }
        try {
            return new Packaged(
                    ScriptFolder.of(files), lock, CatalogHistory.of(build), ignore(resource(build, DriftIgnore.NAME)));
        } catch (IllegalArgumentException e) {
            throw new SchemaRefusedException(Exit.DRIFT, e.getMessage() + "; nothing was changed");
        }
    }

    /**
     * Reads the folder {@code db} of the sources, with every file in it.
     *
     * @throws SchemaRefusedException as above
     */
    public static Packaged read(Path db) {
        Path catalog = db.resolve("catalog.json");
        try {
            Path lock = db.resolve(LockFile.NAME);
            LockFile read = lock(Files.exists(lock) ? Optional.of(Files.readAllBytes(lock)) : Optional.empty());
            Path ignored = db.resolve(DriftIgnore.NAME);
            DriftIgnore ignore =
                    ignore(Files.exists(ignored) ? Optional.of(Files.readAllBytes(ignored)) : Optional.empty());
            try (InputStream stream = Files.newInputStream(catalog)) {
                return new Packaged(ScriptFolder.read(db), read, CatalogHistory.read(stream), ignore);
            }
        } catch (IllegalArgumentException e) {
            throw new SchemaRefusedException(Exit.DRIFT, e.getMessage() + "; nothing was changed");
        } catch (IOException e) {
            throw new SchemaRefusedException(Exit.DRIFT, "cannot read " + catalog + "; nothing was changed");
        }
    }

    /** The newest version of the build. */
    public SchemaVersion head() {
        return new SchemaVersion(
                lock.lines().stream().mapToInt(LockLine::number).max().orElse(0));
    }

    /** The script of a line of the lock file; both were compared before. */
    public Script script(LockLine line) {
        return folder.script(line.key()).orElseThrow(() -> new IllegalArgumentException("no file for " + line.key()));
    }

    /** The confirmation of a line, if there is one that can be read. */
    public Optional<Confirmation> confirmation(LockLine line) {
        String file = line.version() + ".yaml";
        byte[] bytes = folder.confirmations().get(file);
        return bytes == null ? Optional.empty() : Optional.of(Confirmation.parse(file, bytes));
    }

    /**
     * Demands that files and lock file agree.
     *
     * @throws SchemaRefusedException naming everything that does not
     */
    public void refuseUnlessItAgrees(Clock clock) {
        ConfirmationCheck confirmations = new ConfirmationCheck(clock, ConfirmationCheck.LONGEST);
        List<Finding> findings = new ArrayList<>(new JournalCheck(folder, lock, confirmations).check());
        // A copy that is a note only, and a day that has passed: the first harms nobody, the second is asked for those
        // scripts that are to run.
        findings.removeIf(finding -> finding.status() == Finding.Status.NOTE || finding.rule() == Rule.J10);
        if (!findings.isEmpty()) {
            throw refused(findings);
        }
    }

    private static SchemaRefusedException refused(List<Finding> findings) {
        return new SchemaRefusedException(
                Exit.JOURNAL,
                "the scripts of this build are not those of its lock file, nothing was changed:\n"
                        + findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    }

    private static LockFile lock(Optional<byte[]> bytes) {
        if (bytes.isEmpty()) {
            throw refused(List.of(Finding.of(Rule.J03, LockFile.NAME, "the build has no lock file")));
        }
        try {
            return LockFile.parse(bytes.get());
        } catch (RefusedFileException e) {
            throw refused(e.findings());
        }
    }

    private static DriftIgnore ignore(Optional<byte[]> bytes) {
        try {
            return bytes.map(DriftIgnore::parse).orElse(DriftIgnore.nothing());
        } catch (RefusedFileException e) {
            throw new SchemaRefusedException(Exit.JOURNAL, e.getMessage() + "; nothing was changed");
        }
    }

    private static void keep(ClassLoader build, String path, Map<String, byte[]> files) {
        resource(build, path).ifPresent(bytes -> files.put(path, bytes));
    }

    private static Optional<byte[]> resource(ClassLoader build, String path) {
        try (InputStream stream = build.getResourceAsStream(DB + path)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + DB + path, e);
        }
    }
}
