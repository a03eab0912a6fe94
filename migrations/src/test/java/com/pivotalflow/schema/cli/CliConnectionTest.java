package com.pivotalflow.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.TestPostgres;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every reason why there is no database to work on, on a server that asks for passwords. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CliConnectionTest {

    private static final String DATABASE = "guarded";
    private static final String WRONG = "wr0ng-password";

    private final TestPostgres postgres = TestPostgres.start();

    @BeforeAll
    void askForPasswords() throws Exception {
        postgres.createDatabase(DATABASE);
        Path rules = Path.of(ask("SHOW hba_file"));
        Files.writeString(rules, "host all pivotal_owner 127.0.0.1/32 scram-sha-256\n" + Files.readString(rules));
        ask("SELECT pg_reload_conf()");
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void aWrongPasswordIsToldWithItsPlaceAndNotItself(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("owner.txt"), WRONG + "\n");

        assertRefused(
                info(Map.of("PIVOTAL_DB_OWNER_PASSWORD", WRONG)),
                "refused the password of role pivotal_owner",
                "127.0.0.1:" + postgres.port(),
                "PIVOTAL_DB_OWNER_PASSWORD");
        assertRefused(
                info(Map.of("PIVOTAL_DB_OWNER_PASSWORD_FILE", file.toString())),
                "PIVOTAL_DB_OWNER_PASSWORD_FILE (" + file + ")");
        assertRefused(info(Map.of(), "--password-file=" + file), "--password-file " + file);
    }

    @Test
    void thePasswordIsTakenFromEveryPlaceTheNearestFirst(@TempDir Path folder) throws Exception {
        Path right = Files.writeString(folder.resolve("owner.txt"), "trusted\n");

        info(Map.of("PIVOTAL_DB_OWNER_PASSWORD", "trusted")).ends(0);
        info(Map.of("PIVOTAL_DB_OWNER_PASSWORD_FILE", right.toString())).ends(0);
        info(Map.of("PIVOTAL_DB_OWNER_PASSWORD", WRONG), "--password-file=" + right)
                .ends(0);
    }

    @Test
    void thePasswordFileOfPostgresIsReadIfNobodyElseMay(@TempDir Path folder) throws Exception {
        Path pgpass = Files.writeString(
                folder.resolve(".pgpass"),
                "# owners\notherhost:*:*:*:no\n127.0.0.1:*:guarded:pivotal_owner:trus\\ted\n");
        Files.setPosixFilePermissions(pgpass, PosixFilePermissions.fromString("rw-------"));

        info(Map.of("HOME", folder.toString())).ends(0);
        info(Map.of("PGPASSFILE", pgpass.toString())).ends(0);
        Files.setPosixFilePermissions(pgpass, PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused(info(Map.of("HOME", folder.toString())), "asks for the password", "none was given", ".pgpass");
    }

    @Test
    void anUnknownRoleAndAnUnknownDatabaseAreNamed() {
        assertRefused(info(Map.of(), "--user=nobody"), "role nobody", "roles.sql", "PIVOTAL_DB_OWNER_USER");
        assertRefused(
                info(password("PIVOTAL_DB_NAME", "nowhere")), "there is no database nowhere", "TEMPLATE template0");
    }

    @Test
    void aServerThatIsDownIsNamedWithItsPort() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertRefused(
                info(password("PIVOTAL_DB_PORT", String.valueOf(free))),
                "127.0.0.1:" + free,
                "Waited up to 10 s",
                "PIVOTAL_DB_HOST");
    }

    @Test
    void usedUpConnectionsAreTold() throws Exception {
        ask("ALTER ROLE pivotal_owner CONNECTION LIMIT 0");
        try {
            assertRefused(info(password()), "are used up", "pg_stat_activity");
        } finally {
            ask("ALTER ROLE pivotal_owner CONNECTION LIMIT -1");
        }
    }

    @Test
    void aRoleThatMayNotConnectIsToldTheGrant() throws Exception {
        ask("CREATE ROLE stranger LOGIN");

        assertRefused(
                info(Map.of(), "--user=stranger"),
                "role stranger may not connect",
                "GRANT CONNECT ON DATABASE guarded TO stranger");
    }

    @Test
    void aReadOnlySessionIsRefused() throws Exception {
        ask("ALTER ROLE pivotal_owner IN DATABASE guarded SET default_transaction_read_only = on");
        try {
            assertRefused(info(password()), "read-only", "default_transaction_read_only off");
        } finally {
            ask("ALTER ROLE pivotal_owner IN DATABASE guarded RESET default_transaction_read_only");
        }
    }

    @Test
    void aDatabaseThatNobodyPreparedIsRefused() throws Exception {
        postgres.createDatabase("bare", "ENCODING 'UTF8' LOCALE 'C.UTF-8'");
        postgres.createDatabase("latin", "ENCODING 'LATIN1' LOCALE 'C'");

        assertRefused(info(password("PIVOTAL_DB_NAME", "bare")), "may not create objects", "roles.sql");
        assertRefused(info(password("PIVOTAL_DB_NAME", "latin")), "encoding LATIN1", "ENCODING 'UTF8'");
        assertRefused(
                info(password("PIVOTAL_DB_READONLY_USER", "reporting")), "has no role reporting", "bootstrap script");
    }

    @Test
    void tlsThatTheServerDoesNotSpeakIsTold() {
        assertRefused(
                info(password(), "--url=postgresql://127.0.0.1:" + postgres.port() + "/guarded?sslmode=require"),
                "TLS",
                "sslmode");
    }

    private static void assertRefused(Command command, String... words) {
        command.ends(5);
        assertThat(command.err()).contains(words).contains("refused: ").doesNotContain("Exception", WRONG);
        assertThat(command.out()).isEmpty();
    }

    private Command info(Map<String, String> variables, String... options) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HOME",
                "/nonexistent",
                "PIVOTAL_DB_HOST",
                "127.0.0.1",
                "PIVOTAL_DB_PORT",
                String.valueOf(postgres.port()),
                "PIVOTAL_DB_NAME",
                DATABASE));
        environment.putAll(variables);
        String[] arguments = new String[options.length + 1];
        arguments[0] = "info";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return Command.run(environment, arguments);
    }

    private static Map<String, String> password(String... variable) {
        Map<String, String> environment = new HashMap<>(Map.of("PIVOTAL_DB_OWNER_PASSWORD", "trusted"));
        if (variable.length == 2) {
            environment.put(variable[0], variable[1]);
        }
        return environment;
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection =
                        postgres.as(TestPostgres.SUPERUSER, DATABASE).getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
