package com.pivotalflow.schema.scratch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of a server below the temporary one, or below the one that {@value #ROOT} names. Whoever works in it holds
 * its lock, so remains of a process that was killed can be told from the folder of one that lives.
 */
final class ScratchFolder {

    /** A property of the process: where folders of servers are made instead. */
    static final String ROOT = "pivotal.scratch.root";

    private static final Duration KEPT = Duration.ofDays(1);
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private ScratchFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes one, and sweeps what others left more than a day ago. */
    static ScratchFolder create() throws IOException {
        String root = System.getProperty(ROOT, System.getProperty("java.io.tmpdir"));
        return create(Path.of(root, "pivotal-scratch"), Clock.systemUTC().instant());
    }

    static ScratchFolder create(Path root, Instant now) throws IOException {
        Files.createDirectories(root);
        sweep(root, now);
        Path path = Files.createTempDirectory(root, "server-");
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // Held until the channel closes, or this process ends.
        channel.lock();
        return new ScratchFolder(path, channel);
    }

    Path path() {
        return path;
    }

    void delete() {
        try {
            lock.close();
            delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the scratch folder " + path + " can't be removed", e);
        }
    }

    private static void sweep(Path root, Instant now) throws IOException {
        List<Path> old;
        try (Stream<Path> folders = Files.list(root)) {
            old = folders.filter(folder -> isOld(folder, now)).toList();
        }
        for (Path folder : old) {
            if (isAbandoned(folder)) {
                stopServer(folder.resolve("data"));
                delete(folder);
            }
        }
    }

    private static boolean isOld(Path folder, Instant now) {
        try {
            return Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(KEPT));
        } catch (IOException e) {
            // Somebody else sweeps too.
            return false;
        }
    }

    private static boolean isAbandoned(Path folder) {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    /** A killed process leaves its server behind. */
    private static void stopServer(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        Optional<ProcessHandle> server =
                ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip()));
        server.filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(data.toString()))
                        .isPresent())
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
