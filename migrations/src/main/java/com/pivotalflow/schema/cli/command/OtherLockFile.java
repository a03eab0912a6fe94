package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lock file of another branch or release, to compare with. */
final class OtherLockFile {

    private OtherLockFile() {}

    /**
     * Reads it: from the file of that name if there is one, else from git.
     *
     * @param scripts the folder whose lock file is meant in a revision; null if none was named
     * @throws SchemaRefusedException if there is neither
     */
    static LockFile read(String against, @Nullable Path scripts) {
        try {
            Path file = Path.of(against);
            return LockFile.parse(Files.isRegularFile(file) ? Files.readAllBytes(file) : revision(against, scripts));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + against, e);
        }
    }

    private static byte[] revision(String revision, @Nullable Path scripts) throws IOException {
        if (scripts == null || revision.startsWith("-")) {
            throw refused(revision + " is no file, and without --scripts there is no folder that git could know");
        }
        Process git = new ProcessBuilder("git", "show", revision + ":./" + LockFile.NAME)
                .directory(scripts.toFile())
                .redirectErrorStream(true)
                .start();
        byte[] said = git.getInputStream().readAllBytes();
        try {
            if (git.waitFor() != 0) {
                throw refused(revision + " is neither a file nor a revision with " + LockFile.NAME + ": git says '"
                        + new String(said, StandardCharsets.UTF_8).strip() + "'");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused("interrupted while git was asked");
        }
        return said;
    }

    private static SchemaRefusedException refused(String why) {
        return new SchemaRefusedException(Exit.USAGE, "--against: " + why + "; nothing was changed");
    }
}
