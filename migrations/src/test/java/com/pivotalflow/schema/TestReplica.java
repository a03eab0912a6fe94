package com.pivotalflow.schema;

import com.pivotalflow.schema.scratch.ServerFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** A copy of a {@link TestPostgres} that follows it by streaming replication, with the same roles and databases. */
public final class TestReplica implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What belongs to the running original, or is fetched from it. */
    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "standby.signal", "backup_label", "pg_wal", "pg_replslot");

    private final TestPostgres primary;
    private final ServerFolder folder;
    private final int port;
    private final Process process;

    private TestReplica(TestPostgres primary, ServerFolder folder, int port, Process process) {
        this.primary = primary;
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Copies one while it is used, and starts the copy. */
    public static TestReplica of(TestPostgres primary) {
        ServerFolder folder = ServerFolder.create();
        try {
            int port = freePort();
            copy(primary, folder.data(), port);
            TestReplica replica = new TestReplica(primary, folder, port, primary.startAnother(folder.data(), port));
            replica.awaitAnswer();
            return replica;
        } catch (IOException e) {
            throw new UncheckedIOException("no replica", e);
        } catch (SQLException e) {
            throw new IllegalStateException("no replica", e);
        }
    }

    /** Where it listens, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Connections of a role to a database of it; they can only read. */
    public DataSource as(String role, String database) {
        return TestPostgres.connections(port, role, database);
    }

    /** Ends all its processes at once. */
    public void kill() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        all.forEach(child -> child.onExit().join());
    }

    @Override
    public void close() {
        kill();
        folder.delete();
        try {
            primary.execute(TestPostgres.MAINTENANCE, "SELECT pg_drop_replication_slot('" + slot(port) + "')");
        } catch (SQLException e) {
            throw new IllegalStateException("the primary keeps its log for a replica that is gone", e);
        }
    }

    private static void copy(TestPostgres primary, Path data, int port) throws IOException, SQLException {
        try (Connection connection = primary.as(TestPostgres.SUPERUSER, TestPostgres.MAINTENANCE)
                        .getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_create_physical_replication_slot('" + slot(port) + "', true)");
            statement.execute("SELECT pg_backup_start('replica', true)");
            copyFiles(primary.data(), data);
            for (String empty : List.of("pg_wal/archive_status", "pg_replslot")) {
                Files.createDirectories(data.resolve(empty));
            }
            try (ResultSet row = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                row.next();
                Files.writeString(data.resolve("backup_label"), row.getString(1));
            }
        }
        Files.createFile(data.resolve("standby.signal"));
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + primary.port() + " user=" + TestPostgres.SUPERUSER
                        + "'\nprimary_slot_name = '" + slot(port) + "'\n",
                StandardOpenOption.APPEND);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path place = from.relativize(folder);
                if (LEFT_OUT.contains(place.toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(place.toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path place = from.relativize(file);
                if (!LEFT_OUT.contains(place.toString())) {
                    try {
                        Files.copy(file, to.resolve(place.toString()));
                    } catch (NoSuchFileException e) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            // Whatever goes while it is copied is made or removed again by the log.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private void awaitAnswer() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException("the replica does not start, see " + folder.data());
            }
            Thread.onSpinWait();
        }
    }

    private boolean answers() {
        try (Connection connection =
                as(TestPostgres.SUPERUSER, TestPostgres.MAINTENANCE).getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static String slot(int port) {
        return "replica_" + port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
