package com.pivotalflow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Build;
import com.pivotalflow.testing.Ports;
import com.pivotalflow.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The processes of the compose file of production in its order, without containers: a database that trusts nobody, roles,
 * migrator, server. Each is handed what the file hands its service and nothing else.
 */
class StartOrderIT {

    private static final Duration READY = Duration.ofMinutes(4);
    private static final long STOPPED_SECONDS = 60;

    @TempDir
    private Path temporary;

    private final TestPostgres postgres = TestPostgres.start();
    private final Ports ports = Ports.free();
    private @Nullable Process started;

    @AfterEach
    void stop() {
        if (started != null) {
            started.descendants().forEach(ProcessHandle::destroyForcibly);
            started.destroyForcibly();
        }
        postgres.close();
    }

    @Test
    void eachBeginsWhenTheOneBeforeIsDoneAndTheServerNeedsNoOwner() throws Exception {
        demandPsql();
        Path secrets = temporary.resolve("secrets");
        Script.of("make-secrets.sh").run(0, secrets.toString());
        ComposeEnvironment compose = new ComposeEnvironment(secrets, postgres.port());
        prepareDatabase(Files.readString(secrets.resolve("admin_password")));

        // Without the roles nobody gets in, and nothing is half done.
        migrator(compose).run(5, "migrate");
        Script.of("pivotal-roles.sh")
                .with(compose.of("roles", Map.of()))
                .with("PIVOTAL_ROLES_SQL", Script.rolesSql())
                .run(0);
        String migrated = migrator(compose).run(0, "migrate");
        assertThat(migrated).contains("schema at V");

        Instant before = Instant.now();
        Path log = temporary.resolve("server.log");
        Process server = Script.of("pivotal-container.sh")
                .with(compose.of("server", Map.of("PIVOTAL_PUBLIC_BASE_URL", "https://quotes.example.com")))
                .with("PIVOTAL_SERVER_HOME", Build.server())
                .with("PIVOTAL_EAR", Build.ear())
                .with("PIVOTAL_SERVER_BASE", temporary.resolve("base"))
                .with("PIVOTAL_BIND_ADDRESS", "127.0.0.1")
                .with("PIVOTAL_MANAGEMENT_BIND_ADDRESS", "127.0.0.1")
                .with("PIVOTAL_PRINT_WARM_UP", "false")
                // Longer than the test lasts: told a second time, it does not wait.
                .with("PIVOTAL_DRAIN_SECONDS", STOPPED_SECONDS)
                .with("JAVA_OPTS", "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1")
                .start(
                        log,
                        "-Djboss.http.port=" + ports.http(),
                        "-Djboss.https.port=" + ports.https(),
                        "-Djboss.management.http.port=" + ports.management());
        started = server;
        awaitReady(server, log);

        Api api = Api.at(URI.create("http://127.0.0.1:" + ports.http()));
        assertThat(api.get("/api/v1/auth/me").status()).isEqualTo(401);
        assertThat(users()).contains("pivotal_app").doesNotContain("pivotal_owner", "pivotal");
        assertThat(changedSince(before)).as("files of the image").isEmpty();
        for (String line : logged(log)) {
            assertThat(new ObjectMapper().readTree(line).path("service").asText())
                    .isEqualTo("pivotal");
        }

        assertThat(complaintsAboutARequestThatTheDatabaseKeepsWaiting(api, log))
                .as("told once")
                .hasSize(1)
                .first()
                .asString()
                .contains("found no service");

        server.destroy();
        Waiting.until("it is not ready", () -> health().said().contains("\"state\":\"stopping\""));
        assertThat(api.get("/api/v1/auth/me").status()).as("serves on").isEqualTo(401);

        server.destroy();
        assertThat(server.waitFor(STOPPED_SECONDS, TimeUnit.SECONDS))
                .as("ends on SIGTERM")
                .isTrue();
        assertThat(health().run(1)).contains("nobody listens");
    }

    private List<String> complaintsAboutARequestThatTheDatabaseKeepsWaiting(Api api, Path log) throws Exception {
        int before = logged(log).size();
        try (Connection lock = postgres.as(TestPostgres.SUPERUSER, "pivotal").getConnection();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("LOCK TABLE login_throttles");
            assertThat(api.post("/api/v1/auth/login", Map.of("email", "a@example.com", "password", "unimportant"))
                            .status())
                    .isEqualTo(503);
        }
        List<String> lines = logged(log);
        // A timer that is late may complain as well, on a busy machine.
        return lines.subList(before, lines.size()).stream()
                .filter(line -> line.contains("\"traceId\":"))
                .filter(line -> line.contains("\"level\":\"WARN\"") || line.contains("\"level\":\"ERROR\""))
                .toList();
    }

    private Script migrator(ComposeEnvironment compose) {
        return Script.of("migrator").with(compose.of("migrator", Map.of())).with("PIVOTAL_BACKUP_DIR", Build.scratch());
    }

    private Script health() {
        return Script.of("pivotal-health.sh").with("PIVOTAL_HEALTH_PORT", ports.management());
    }

    private void awaitReady(Process server, Path log) throws Exception {
        Instant end = Instant.now().plus(READY);
        String last = "";
        while (Instant.now().isBefore(end)) {
            Process probe = health().start(temporary.resolve("health"));
            if (probe.waitFor() == 0) {
                return;
            }
            last = Files.readString(temporary.resolve("health"));
            assertThat(server.isAlive()).as(() -> read(log)).isTrue();
            Thread.sleep(500);
        }
        throw new AssertionError("not ready: " + last + "\n" + read(log));
    }

    /** As the image of the database does it, with its administrator, and passwords for everybody who is no test. */
    private void prepareDatabase(String password) throws Exception {
        postgres.createDatabase("pivotal", "ENCODING 'UTF8' LOCALE 'C.UTF-8'");
        postgres.execute(TestPostgres.MAINTENANCE, "CREATE ROLE pivotal SUPERUSER LOGIN PASSWORD '" + password + "'");
        Path rules = Path.of(query("SHOW hba_file").get(0));
        Files.writeString(rules, """
                host all postgres 127.0.0.1/32 trust
                host all all 127.0.0.1/32 scram-sha-256
                """);
        postgres.execute(TestPostgres.MAINTENANCE, "SELECT pg_reload_conf()");
    }

    private List<String> users() throws SQLException {
        return query("SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = 'pivotal'");
    }

    private List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = postgres.as(TestPostgres.SUPERUSER, TestPostgres.MAINTENANCE)
                        .getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** Lines of the server itself: before them the shell tells its settings. */
    private static List<String> logged(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        int first = 0;
        while (first < lines.size() && !lines.get(first).startsWith("{")) {
            first++;
        }
        assertThat(lines.size() - first).as(() -> read(log)).isGreaterThan(5);
        return lines.subList(first, lines.size());
    }

    private static List<Path> changedSince(Instant moment) throws IOException {
        try (Stream<Path> files = Files.walk(Build.server())) {
            return files.filter(file -> modified(file).toInstant().isAfter(moment))
                    .toList();
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The scripts of operators work with it. */
    static void demandPsql() {
        boolean isThere = Stream.of(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
        assertThat(isThere).as("psql, of Debian's postgresql-client").isTrue();
    }
}
