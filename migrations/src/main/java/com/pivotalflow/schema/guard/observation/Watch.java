package com.pivotalflow.schema.guard.observation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** Stands beside a running script, on its connection and in its transaction, and writes down what it sees. */
final class Watch implements Callback {

    private static final String SETTINGS = Queries.read("settings.sql");
    private static final Set<String> ROLES = Set.of("role", "session_user");

    private final boolean transactional;
    private final Tripwire tripwire;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, String> changed = new TreeMap<>();
    private Map<String, String> settings = Map.of();
    private Probe last = Probe.NOTHING;
    private int running;
    private boolean ended;
    private long begun;
    private @Nullable Connection watched;

    /**
     * A watch of one script.
     *
     * @param transactional whether it runs in one transaction; otherwise its locks are gone when one could look
     * @param tripwire what tells of locks that are gone when the statement ends
     */
    Watch(boolean transactional, Tripwire tripwire) {
        this.transactional = transactional;
        this.tripwire = tripwire;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return switch (event) {
            case BEFORE_EACH_MIGRATE, BEFORE_EACH_MIGRATE_STATEMENT, AFTER_EACH_MIGRATE_STATEMENT, AFTER_EACH_MIGRATE ->
                true;
            default -> false;
        };
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return "observation";
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            Connection connection = context.getConnection();
            switch (event) {
                case BEFORE_EACH_MIGRATE -> {
                    watched = connection;
                    last = Probe.read(connection, 1);
                }
                case BEFORE_EACH_MIGRATE_STATEMENT -> before(connection);
                case AFTER_EACH_MIGRATE_STATEMENT -> after(connection);
                default -> {
                    ended = true;
                    // Even until the end of the transaction it would be another role that writes the history.
                    compareRoles(connection);
                    if (!transactional) {
                        compareSettings(connection);
                    }
                }
            }
        } catch (SQLException e) {
            throw new FlywayException("cannot watch the script: " + e.getMessage(), e);
        }
    }

    private void before(Connection connection) throws SQLException {
        if (running == 0) {
            // Only now: the run may have set the session up after we were told of the script.
            settings = read(connection);
        }
        running++;
        if (!transactional) {
            tripwire.set(pid(connection));
        }
        begun = System.nanoTime();
    }

    private void after(Connection connection) throws SQLException {
        long millis = (System.nanoTime() - begun) / 1_000_000;
        Probe now = Probe.read(connection, running + 1);
        if (transactional) {
            steps.add(Step.between(running, last, now, millis));
        } else {
            Probe seen = new Probe(tripwire.remove(), Map.of(), now.replicationRole(), now.rowSecurity());
            steps.add(Step.between(running, Probe.NOTHING, seen, millis));
        }
        last = now;
    }

    /** Called after a commit: what is left of the settings now was not local to the transaction. */
    void committed(Connection connection) throws SQLException {
        if (ended && connection.equals(watched)) {
            compareSettings(connection);
        }
    }

    /** Once: afterwards the run puts the session right. */
    private void compareSettings(Connection connection) throws SQLException {
        ended = false;
        watched = null;
        compare(read(connection));
    }

    private void compareRoles(Connection connection) throws SQLException {
        Map<String, String> now = read(connection);
        now.keySet().retainAll(ROLES);
        compare(now);
    }

    private void compare(Map<String, String> now) {
        now.forEach((name, value) -> {
            String earlier = settings.getOrDefault(name, "");
            if (!earlier.equals(value)) {
                changed.put(name, earlier + " → " + value);
            }
        });
    }

    /** The statements that ran to their end. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Number of the statement that was begun last; 0 if none. */
    int running() {
        return running;
    }

    /** Settings that are not what they were, by name. */
    Map<String, String> changedSettings() {
        return Map.copyOf(changed);
    }

    private static int pid(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Map<String, String> read(Connection connection) throws SQLException {
        Map<String, String> values = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SETTINGS)) {
            while (row.next()) {
                values.put(row.getString(1), row.getString(2));
            }
        }
        return values;
    }
}
