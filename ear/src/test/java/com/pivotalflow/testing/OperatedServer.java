package com.pivotalflow.testing;

import com.pivotalflow.schema.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server as operators run it: started by the script of its image with the settings that are released, other than the
 * servers of the tests, whose JVMs are told to be quick rather than fast.
 */
public final class OperatedServer implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(15);
    private static final long MILLIS_BETWEEN_LOOKS = 20;
    private static final long SECONDS_TO_STOP = 60;
    private static final int REFUSED = 401;

    private final Database database;
    private final Path folder;
    private final Ports ports = Ports.free();
    private final byte[] secret = new byte[32];
    private @Nullable Process process;

    private OperatedServer(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
        new SecureRandom().nextBytes(secret);
    }

    /** One that does not run yet, with an empty database of its own. */
    public static OperatedServer on(TestPostgres postgres, String name) throws SQLException, IOException {
        postgres.createDatabase(name);
        Path folder = Files.createDirectories(Build.scratch().resolve(name));
        OperatedServer server = new OperatedServer(new Database(postgres, name), folder);
        Files.writeString(server.keyFile(), Base64.getEncoder().encodeToString(server.secret));
        return server;
    }

    /** Its database, for a look or a push from outside. */
    public Database database() {
        return database;
    }

    /** The port of its HTTP. */
    public int port() {
        return ports.http();
    }

    /** What it wrote since it was started last. */
    public Path log() {
        return folder.resolve("server.log");
    }

    /** A token as this person gets it when they sign in, good for a quarter of an hour. */
    public String token(TestOrganization.TestUser person) {
        return IssuedToken.of(secret, database, person.id());
    }

    /**
     * Starts it and waits until its application answers.
     *
     * @param schemaAtStart {@code migrate} or {@code verify}
     * @param variables more settings, by the names that operators give them
     */
    public void start(String schemaAtStart, Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Build.module("server-config")
                                .resolve("src/main/container/pivotal-container.sh")
                                .toString(),
                        "-Djboss.http.port=" + ports.http(),
                        "-Djboss.https.port=" + ports.https(),
                        "-Djboss.management.http.port=" + ports.management())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PIVOTAL_SERVER_HOME", Build.server().toString());
        environment.put("PIVOTAL_EAR", Build.ear().toString());
        environment.put("PIVOTAL_SERVER_BASE", folder.resolve("base").toString());
        environment.put("PIVOTAL_BIND_ADDRESS", "127.0.0.1");
        environment.put("PIVOTAL_MANAGEMENT_BIND_ADDRESS", "127.0.0.1");
        environment.put("PIVOTAL_DB_HOST", "127.0.0.1");
        environment.put("PIVOTAL_DB_PORT", Integer.toString(database.port()));
        environment.put("PIVOTAL_DB_NAME", database.name());
        environment.put("PIVOTAL_DB_APP_PASSWORD", "trusted");
        environment.put("PIVOTAL_DB_OWNER_PASSWORD", "trusted");
        environment.put("PIVOTAL_KEY_ENCRYPTION_KEY_FILE", keyFile().toString());
        environment.put("PIVOTAL_SCHEMA_AT_START", schemaAtStart);
        environment.putAll(variables);
        process = builder.start();
        awaitAnswer();
    }

    /** The JVM's process, which the scripts have started. */
    public ProcessHandle jvm() {
        return processes()
                .filter(each -> each.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no JVM runs; see " + log()));
    }

    /** Stops it as operators do; it may be started again. */
    public void stop() throws InterruptedException {
        Process running = process;
        if (running == null) {
            return;
        }
        process = null;
        List<ProcessHandle> all = Stream.concat(running.descendants(), Stream.of(running.toHandle()))
                .toList();
        running.destroy();
        if (!running.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            all.forEach(ProcessHandle::destroyForcibly);
            throw new IllegalStateException("the server did not stop; see " + log());
        }
    }

    @Override
    public void close() {
        if (process != null) {
            processes()
                    .sorted(Comparator.comparing(ProcessHandle::pid).reversed())
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }

    private Stream<ProcessHandle> processes() {
        Process running = Objects.requireNonNull(process, "the server was not started");
        return Stream.concat(running.descendants(), Stream.of(running.toHandle()));
    }

    private void awaitAnswer() throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST_START);
        while (!isAnswering()) {
            if (!Objects.requireNonNull(process).isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("the server does not answer; see " + log());
            }
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        }
    }

    private boolean isAnswering() {
        try {
            return Api.at(URI.create("http://127.0.0.1:" + ports.http()))
                            .get("/api/v1/auth/me")
                            .status()
                    == REFUSED;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private Path keyFile() {
        return folder.resolve("server.key");
    }
}
