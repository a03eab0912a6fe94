package com.pivotalflow.schema.engine;

import com.pivotalflow.schema.script.Script;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What the session of a run is set to: a run that waits must never make the application wait behind it.
 *
 * @param lockTimeout how long a statement waits for a lock
 * @param statementTimeout how long a statement takes, unless the header of its script says otherwise
 * @param applicationName how others see the session, such as {@code pivotal-migrator/node1/4711}
 */
public record SessionSettings(Duration lockTimeout, Duration statementTimeout, String applicationName) {

    private static final int LONGEST_NAME = 63;

    private static final String SETTINGS = """
            SELECT set_config('lock_timeout', ?, false),
                   set_config('statement_timeout', ?, false),
                   set_config('idle_in_transaction_session_timeout', '60s', false),
                   set_config('client_connection_check_interval', '5s', false),
                   set_config('timezone', 'UTC', false),
                   set_config('application_name', ?, false)
            """;

    public SessionSettings {
        if (applicationName.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "PostgreSQL cuts names of applications at " + LONGEST_NAME + " characters: " + applicationName);
        }
    }

    /** Three seconds for a lock, fifteen minutes for a statement. */
    public static SessionSettings standard() {
        return new SessionSettings(Duration.ofSeconds(3), Duration.ofMinutes(15), "pivotal-migrator");
    }

    /** The same under another name. */
    public SessionSettings named(String name) {
        return new SessionSettings(lockTimeout, statementTimeout, name);
    }

    /** Sets a session up. */
    public void apply(Connection connection) throws SQLException {
        set(connection, lockTimeout, statementTimeout);
    }

    /**
     * Sets a session up for one script. What builds beside the work of others waits for them and holds nobody up; a
     * time-out would only leave an invalid index behind.
     */
    public void apply(Connection connection, Script script) throws SQLException {
        set(
                connection,
                waitsForOthers(script) ? Duration.ZERO : lockTimeout,
                script.header().timeout().orElse(statementTimeout));
    }

    /** Sets a session up for one script as a statement that travels with others. */
    public String statement(Script script) {
        Duration lock = waitsForOthers(script) ? Duration.ZERO : lockTimeout;
        Duration statement = script.header().timeout().orElse(statementTimeout);
        return SETTINGS.replaceFirst("\\?", "'" + lock.toMillis() + "ms'")
                .replaceFirst("\\?", "'" + statement.toMillis() + "ms'")
                .replaceFirst("\\?", "'" + applicationName.replace("'", "''").replace("\\", "/") + "'");
    }

    private static boolean waitsForOthers(Script script) {
        return !script.header().transactional()
                && script.statements().stream().anyMatch(statement -> statement.has("concurrently"));
    }

    private void set(Connection connection, Duration lock, Duration statement) throws SQLException {
        try (PreparedStatement settings = connection.prepareStatement(SETTINGS)) {
            settings.setString(1, lock.toMillis() + "ms");
            settings.setString(2, statement.toMillis() + "ms");
            settings.setString(3, applicationName);
            settings.execute();
        }
    }
}
