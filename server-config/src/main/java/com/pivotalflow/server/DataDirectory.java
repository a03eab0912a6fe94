package com.pivotalflow.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The place of all that outlives a run. While it is open, no other launcher can open it: the lock is the operating
 * system's, so it ends with the process however that ends.
 */
final class DataDirectory implements AutoCloseable {

    private final Path root;
    private final FileChannel channel;

    private DataDirectory(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** @throws LaunchException if another launcher holds it, or it belongs to another user */
    static DataDirectory open(Path root) {
        try {
            createPrivate(root);
            FileChannel channel = FileChannel.open(
                    root.resolve("launcher.lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            if (lock(channel) == null) {
                channel.close();
                throw new LaunchException(
                        ExitCode.OCCUPIED,
                        "The data directory %s is in use by another run. Stop that one, or choose another directory with -Dpivotal.data.dir=DIR."
                                .formatted(root));
            }
            return new DataDirectory(root, channel);
        } catch (AccessDeniedException e) {
            throw new LaunchException(
                    ExitCode.USAGE,
                    "The data directory %s cannot be used by the user %s: %s. Was it made by another user? Choose another with -Dpivotal.data.dir=DIR."
                            .formatted(root, System.getProperty("user.name"), e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new LaunchException(
                    ExitCode.USAGE, "The data directory %s cannot be opened: %s".formatted(root, e), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    /** Creates a directory that only its owner may look into; an existing one is left as it is. */
    static Path createPrivate(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return directory;
        }
        Files.createDirectories(directory.toAbsolutePath().getParent());
        return Files.createDirectory(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    Path root() {
        return root;
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    /** The database cluster. */
    Path cluster() {
        return root.resolve("postgres");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path backups() {
        return root.resolve("backups");
    }

    /** The server's base directory, made anew at each start. */
    Path serverBase() {
        return root.resolve("server");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LaunchException(ExitCode.FAILED, "The lock of %s cannot be released: %s".formatted(root, e), e);
        }
    }
}
