package com.pivotalflow.schema;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.scratch.ServerFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL 16 of its own on a free port, with databases made as an operator makes them: UTF8, collation C.UTF-8,
 * roles by the bootstrap script.
 */
public final class TestPostgres implements AutoCloseable {

    /** May do everything; only for what a test arranges or looks at from outside. */
    public static final String SUPERUSER = "postgres";

    /** Owns the schema. */
    public static final String OWNER = DatabaseRoles.standard().owner();

    /** The running application. */
    public static final String APPLICATION = DatabaseRoles.standard().app();

    /** A database that no test migrates; the count of statements lives here, out of the catalogs under test. */
    public static final String MAINTENANCE = "postgres";

    /** By default each page is logged, so that nothing waits for a disk; here nothing does anyway. */
    private static final String FAST = "STRATEGY file_copy";

    /** More than it takes to recover. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final ServerFolder folder;

    private TestPostgres(EmbeddedPostgres server, ServerFolder folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Starts it; about a second, three the first time. */
    public static TestPostgres start() {
        // What no test outlives need not reach the disk.
        return start("off", ServerFolder.create(), Map.of());
    }

    /** Starts one that waits for the disk at each commit, as a real one does. */
    public static TestPostgres durable() {
        return durable(Map.of());
    }

    /** As {@link #durable()}, with more settings, by their names in {@code postgresql.conf}. */
    public static TestPostgres durable(Map<String, String> settings) {
        return start("on", ServerFolder.onDisk(), settings);
    }

    /** As {@link #durable()}, with its data on the disk that this folder is on. */
    public static TestPostgres durableIn(Path folder) {
        return start("on", ServerFolder.below(folder), Map.of());
    }

    private static TestPostgres start(String reachesDisk, ServerFolder folder, Map<String, String> settings) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.data())
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .setServerConfig("fsync", reachesDisk)
                    .setServerConfig("synchronous_commit", reachesDisk);
            settings.forEach(builder::setServerConfig);
            EmbeddedPostgres server = builder.start();
            TestPostgres started = new TestPostgres(server, folder);
            started.execute(MAINTENANCE, "CREATE EXTENSION pg_stat_statements");
            return started;
        } catch (SQLException e) {
            throw new IllegalStateException("embedded PostgreSQL can't count statements", e);
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL does not start", e);
        }
    }

    /** Where it listens, on 127.0.0.1. */
    public int port() {
        return server.getPort();
    }

    /** Makes an empty database with its roles and no table. */
    public void createDatabase(String name) throws SQLException {
        createDatabase(name, "ENCODING 'UTF8' LOCALE 'C.UTF-8'");
        try (Connection connection = as(SUPERUSER, name).getConnection()) {
            bootstrap(connection);
        }
    }

    /** Makes a database that nothing has prepared, for a test of what is refused. */
    public void createDatabase(String name, String options) throws SQLException {
        execute(MAINTENANCE, "CREATE DATABASE " + name + " TEMPLATE template0 " + FAST + " " + options);
    }

    /** Makes a database of the owner as another one is, to which nobody is connected. */
    public void copyDatabase(String template, String name) throws SQLException {
        execute(MAINTENANCE, "CREATE DATABASE " + name + " TEMPLATE " + template + " " + FAST + " OWNER " + OWNER);
    }

    /** Runs one statement as superuser. */
    public void execute(String database, String sql) throws SQLException {
        try (Connection connection = as(SUPERUSER, database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Connections of a role to a database. The server trusts every connection from this machine. */
    public DataSource as(String role, String database) {
        return connections(port(), role, database);
    }

    static DataSource connections(int port, String role, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(role);
        source.setPassword("trusted");
        return source;
    }

    /** Ends all its processes at once, as a failure of the machine would; what reached the operating system stays. */
    public void kill() {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
        all.addAll(postmaster.descendants().toList());
        // The first one first, so that it starts no others.
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** Starts it again on the same data and the same port, as it was started, and waits until it has recovered. */
    public void startAgain() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            Process process = again();
            while (!answers()) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("PostgreSQL does not recover, see " + folder.data());
                }
                if (!process.isAlive()) {
                    // One that was born while the others were killed still holds the memory they shared.
                    process = again();
                }
                Thread.sleep(20);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Whether its first process, which the others are born of, is there. */
    public boolean isRunning() {
        return Files.exists(pidFile()) && ProcessHandle.of(postmasterId()).isPresent();
    }

    Path data() {
        return folder.data();
    }

    /** Starts a server as this one was started, on other data and another port. */
    Process startAnother(Path data, int port) throws IOException {
        return launch(
                data,
                command().stream()
                        .map(word -> word.equals(folder.data().toString()) ? data.toString() : word)
                        .map(word -> word.equals(Integer.toString(port())) ? Integer.toString(port) : word)
                        .map(word -> word.equals("port=" + port()) ? "port=" + port : word)
                        .toList());
    }

    private Process again() throws IOException {
        return launch(folder.data(), command());
    }

    private List<String> command() throws IOException {
        // The program, and each argument in quotes.
        String line = Files.readString(folder.data().resolve("postmaster.opts")).strip();
        List<String> command = new ArrayList<>(List.of(line.split(" (?=\")", -1)));
        command.replaceAll(word -> word.replace("\"", ""));
        return command;
    }

    private static Process launch(Path data, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(words);
        if (Files.getOwner(data).getName().equals("root")) {
            // It refuses to run as root, so it must not know that it does.
            command.addAll(0, List.of("unshare", "-U"));
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling("again.log").toFile()))
                .start();
    }

    private boolean answers() {
        try (Connection connection = as(SUPERUSER, MAINTENANCE).getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private ProcessHandle postmaster() {
        long id = postmasterId();
        return ProcessHandle.of(id).orElseThrow(() -> new IllegalStateException("no process " + id));
    }

    private long postmasterId() {
        try {
            return Long.parseLong(Files.readAllLines(pidFile()).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile(), e);
        }
    }

    private Path pidFile() {
        return folder.data().resolve("postmaster.pid");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL does not stop", e);
        } finally {
            folder.delete();
        }
    }

    private static void bootstrap(Connection connection) throws SQLException {
        for (String role : new String[] {"owner", "app", "readonly", "backup"}) {
            try (PreparedStatement password = connection.prepareStatement("SELECT set_config(?, ?, false)")) {
                password.setString(1, "bootstrap." + role + "_password");
                password.setString(2, "trusted");
                password.execute();
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(read("/db/bootstrap/roles.sql"));
        }
    }

    private static String read(String resource) {
        try (InputStream stream = TestPostgres.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
