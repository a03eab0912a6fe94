package com.pivotalflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.operation.Script;
import com.pivotalflow.schema.MigrationSettings;
import com.pivotalflow.schema.SchemaMigration;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.run.RunOptions;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Build;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ports;
import com.pivotalflow.testing.TestOrganization.TestUser;
import com.pivotalflow.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Two servers behind a balancer, started by the script that operators have for it, on a database that loses nothing when
 * it is killed. What the servers say is in {@code node-1.log} and {@code node-2.log} of its folder.
 */
final class Installation implements AutoCloseable {

    static final int NODES = 2;

    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration TURN = Duration.ofMinutes(20);
    private static final long STOP_SECONDS = 60;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final TestPostgres postgres;
    private final Database database;
    private final Relay relay;
    private final List<Ports> ports = List.of(Ports.free(), Ports.free());
    private final int balancer = Ports.free().http();
    private final Path folder;
    private final byte[] key = new byte[32];
    private final Map<String, String> settings = new LinkedHashMap<>();
    private @Nullable Process script;

    private Installation(String name, TestPostgres postgres) throws IOException, SQLException {
        this.postgres = postgres;
        relay = Relay.before(postgres.port());
        database = Database.on(postgres, "pivotal_" + name);
        folder = Build.scratch().resolve(name);
        Files.createDirectories(folder);
        for (String log : List.of("node-1.log", "node-2.log")) {
            Files.deleteIfExists(folder.resolve(log));
        }
        new SecureRandom().nextBytes(key);
        Files.writeString(folder.resolve("key"), Base64.getEncoder().encodeToString(key));
    }

    /**
     * Starts it with the application as it is released; ready when this returns.
     *
     * @param name of its folder and its database
     * @param settings more variables of the servers' environment, each followed by its value
     */
    static Installation start(String name, String... settings) throws Exception {
        return start(name, TestPostgres.durable(), settings);
    }

    /** The same on this database server, which it closes. */
    static Installation start(String name, TestPostgres postgres, String... settings) throws Exception {
        Installation installation = new Installation(name, postgres);
        for (int i = 0; i < settings.length; i += 2) {
            installation.settings.put(settings[i], settings[i + 1]);
        }
        return installation.started();
    }

    /** The same on a schema that is in place already, with servers that only verify it. */
    static Installation migrated(String name) throws Exception {
        Installation installation = new Installation(name, TestPostgres.durable());
        new SchemaMigration(
                        installation.database.asOwner(),
                        MigrationSettings.standard(),
                        SchemaMigration.class.getClassLoader())
                .migrate(RunOptions.standard(), Progress.silent());
        installation.settings.put("PIVOTAL_SCHEMA_AT_START", "verify");
        return installation.started();
    }

    private Installation started() throws Exception {
        try {
            release(Build.ear());
            script = begin();
            awaitReady();
            return this;
        } catch (Exception | AssertionError e) {
            close();
            throw e;
        }
    }

    TestPostgres postgres() {
        return postgres;
    }

    Database database() {
        return database;
    }

    Relay network() {
        return relay;
    }

    Path folder() {
        return folder;
    }

    /** Whoever uses it, by the balancer. */
    Api api() {
        return at(balancer);
    }

    /** One of the servers, past the balancer; counted from 1. */
    Api node(int number) {
        return at(ports.get(number - 1).http());
    }

    /**
     * The same as somebody. Usually without the work that signing in is: a machine that is busy starting has no time for
     * it. Only if the servers go by another clock than this process, it is they who say until when somebody is known.
     */
    Api as(TestUser person) {
        return settings.containsKey(ClockFaults.CLOCK)
                ? api().signedIn(person.email(), person.password())
                : api().withToken(person.token(key));
    }

    /** What watches over one of the servers; counted from 1. */
    Api management(int number) {
        return at(managementPort(number));
    }

    /** Where a server listens for requests. */
    int httpPort(int number) {
        return ports.get(number - 1).http();
    }

    /** Where a server is managed. */
    int managementPort(int number) {
        return ports.get(number - 1).management();
    }

    /** Whether a server says that it is ready. */
    boolean isReady(int number) {
        return answers(at(managementPort(number)), "/health/ready", OK);
    }

    /** Waits until both servers are ready and the balancer knows. */
    void awaitReady() throws Exception {
        for (int number = 1; number <= NODES; number++) {
            int node = number;
            Waiting.until("server " + node + " is ready, see " + folder, START, () -> {
                assertThat(running().isAlive()).as("the script runs").isTrue();
                return isReady(node);
            });
        }
        Waiting.until("the balancer passes on", START, () -> answers(api(), "/api/v1/auth/me", UNAUTHORIZED));
    }

    /** Ends the process of a server at once; the script starts it again. Does nothing while there is none. */
    boolean kill(int number) {
        Optional<ProcessHandle> process = process("node-" + number + ".pid");
        process.ifPresent(server -> {
            server.destroyForcibly();
            server.onExit().join();
        });
        return process.isPresent();
    }

    /** The application that servers have from their next start on. */
    void release(Path ear) throws IOException {
        Path next = Files.copy(ear, folder.resolve("next.ear"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(next, released(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Replaces one server after the other by what was released last, as the script does it. */
    void replaceInTurn() throws Exception {
        int before = turns();
        send("USR1");
        Waiting.until("all servers were replaced, see " + folder, TURN, () -> turns() > before);
    }

    @Override
    public void close() throws Exception {
        try {
            if (script != null) {
                script.destroy();
                if (!script.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    script.descendants().forEach(ProcessHandle::destroyForcibly);
                    script.destroyForcibly();
                }
            }
        } finally {
            relay.close();
            postgres.close();
        }
    }

    private Process begin() {
        return Script.of("pivotal-nodes.sh")
                .with("PIVOTAL_BALANCER_JAR", Build.module("server-config").resolve("target/classes"))
                .with("PIVOTAL_BALANCER_MILLIS", 200)
                .with("PIVOTAL_HTTP_PORT", balancer)
                .with(
                        "PIVOTAL_NODE_PORTS",
                        "%d:%d %d:%d".formatted(httpPort(1), managementPort(1), httpPort(2), managementPort(2)))
                .with("PIVOTAL_SERVER_HOME", Build.server())
                .with("PIVOTAL_EAR", released())
                .with("PIVOTAL_DB_HOST", "127.0.0.1")
                .with("PIVOTAL_DB_PORT", relay.port())
                .with("PIVOTAL_DB_NAME", database.name())
                .with("PIVOTAL_DB_OWNER_PASSWORD", "trusted")
                .with("PIVOTAL_DB_APP_PASSWORD", "trusted")
                .with("PIVOTAL_KEY_ENCRYPTION_KEY_FILE", folder.resolve("key"))
                .with("PIVOTAL_PROXY_TRUSTED", "127.0.0.1")
                .with("PIVOTAL_PRINT_WARM_UP", "false")
                .with("PIVOTAL_DRAIN_SECONDS", 1)
                .with("PIVOTAL_READY_SECONDS", START.toSeconds())
                .with("PIVOTAL_SCHEMA_STATUS_SECONDS", 2)
                .with(
                        "JAVA_OPTS",
                        "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:MetaspaceSize=256m"
                                + " -Djava.net.preferIPv4Stack=true -Dpivotal.jwt.algorithm=ES256")
                .with(settings)
                .start(folder.resolve("nodes.log"), folder.toString());
    }

    private Process running() {
        return Objects.requireNonNull(script, "it was not started");
    }

    private Path released() {
        return folder.resolve("pivotal.ear");
    }

    private int turns() throws IOException {
        String text = Files.readString(folder.resolve("turns")).strip();
        return text.isEmpty() ? -1 : Integer.parseInt(text);
    }

    private void send(String signal) throws Exception {
        Process kill =
                new ProcessBuilder("kill", "-" + signal, Long.toString(running().pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private Optional<ProcessHandle> process(String file) {
        try {
            String id = Files.readString(folder.resolve(file)).strip();
            return id.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(id)).filter(ProcessHandle::isAlive);
        } catch (IOException e) {
            // The script takes it away when the server has ended.
            return Optional.empty();
        }
    }

    private static boolean answers(Api api, String path, int status) {
        try {
            return api.get(path).status() == status;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static Api at(int port) {
        return Api.at(URI.create("http://127.0.0.1:" + port));
    }
}
