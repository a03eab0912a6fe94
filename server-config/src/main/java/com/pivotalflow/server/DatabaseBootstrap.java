package com.pivotalflow.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/**
 * What the superuser does before the first migration: the database, and the roles by the script that production uses
 * too. Harmless to repeat, and repeated at each start, so that the roles always have the passwords of the secrets.
 */
final class DatabaseBootstrap {

    static final String DATABASE = "pivotal";

    private static final String ROLES = "/db/bootstrap/roles.sql";

    private final int port;
    private final String password;

    DatabaseBootstrap(int port, String password) {
        this.port = port;
        this.password = password;
    }

    /** @param passwords by the names that the script asks for, {@code owner} and so on */
    void run(Map<String, String> passwords) {
        String script = script();
        try {
            createDatabase();
            try (Connection connection = connect(DATABASE)) {
                for (Map.Entry<String, String> role : passwords.entrySet()) {
                    setPassword(connection, role.getKey(), role.getValue());
                }
                try (Statement statement = connection.createStatement()) {
                    statement.execute(script);
                }
            }
        } catch (SQLException e) {
            throw new LaunchException(
                    ExitCode.FAILED, "The database %s cannot be prepared: %s".formatted(DATABASE, e.getMessage()), e);
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            boolean exists;
            try (ResultSet found =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                exists = found.next();
            }
            if (!exists) {
                statement.execute("CREATE DATABASE " + DATABASE + " TEMPLATE template0");
            }
        }
    }

    private static void setPassword(Connection connection, String role, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config(?, ?, false)")) {
            statement.setString(1, "bootstrap." + role + "_password");
            statement.setString(2, value);
            statement.execute();
        }
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", PostgresServer.SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "pivotal-launcher");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }

    private static String script() {
        try (InputStream in = DatabaseBootstrap.class.getResourceAsStream(ROLES)) {
            if (in == null) {
                throw new LaunchException(
                        ExitCode.USAGE,
                        "%s is not on the class path: the module migrations is missing.".formatted(ROLES));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LaunchException(ExitCode.FAILED, "%s cannot be read: %s".formatted(ROLES, e), e);
        }
    }
}
