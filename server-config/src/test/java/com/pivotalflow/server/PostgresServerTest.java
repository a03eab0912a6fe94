package com.pivotalflow.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One cluster for all: making it costs seconds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresServerTest {

    private static final String PASSWORD = "correct-horse";

    private PostgresServer postgres;
    private int port;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        PostgresUser user = PostgresUser.ofThisProcess();
        user.mayPassThrough(directory);
        Platform platform = Platform.of(System.getProperties());
        postgres = new PostgresServer(
                PostgresBinaries.unpackedBelow(directory, platform),
                user,
                directory.resolve("postgres"),
                directory.resolve("postgres.log"));
        postgres.create(platform, PASSWORD);
        port = freePort();
        postgres.start(port);
    }

    @AfterAll
    void stop() {
        postgres.stop();
        assertThat(postgres.running()).isEmpty();
    }

    @Test
    void whatWasAcknowledgedOutlivesAKill() throws Exception {
        try (Connection connection = connect(PASSWORD);
                Statement statement = connection.createStatement()) {
            assertThat(shown(statement, "fsync")).isEqualTo("on");
            assertThat(shown(statement, "synchronous_commit")).isEqualTo("on");
            assertThat(shown(statement, "full_page_writes")).isEqualTo("on");
            assertThat(shown(statement, "server_encoding")).isEqualTo("UTF8");
            assertThat(shown(statement, "listen_addresses")).isEqualTo("127.0.0.1");
            statement.execute("CREATE TABLE t (n integer)");
            statement.execute("INSERT INTO t VALUES (42)");

            ProcessHandle process = postgres.running().orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
        }

        postgres.forgetStranger();
        postgres.start(port);

        try (Connection connection = connect(PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT n FROM t")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void nobodyComesInWithoutThePassword() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connect("guess"))
                .withMessageContaining("password authentication failed");
    }

    private Connection connect(String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", PostgresServer.SUPERUSER, password);
    }

    private static String shown(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
