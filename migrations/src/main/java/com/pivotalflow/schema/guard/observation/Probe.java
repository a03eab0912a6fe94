package com.pivotalflow.schema.guard.observation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the script's own session holds and has touched at one moment between two statements.
 *
 * @param locks by OID of the relation
 * @param counts rows touched since the transaction began, by OID of the table
 * @param replicationRole {@code origin} unless triggers are off
 * @param rowSecurity {@code on} unless filtered reads are errors
 */
record Probe(Map<Long, Set<LockMode>> locks, Map<Long, Counts> counts, String replicationRole, String rowSecurity) {

    private static final String QUERY = Queries.read("probe.sql");

    /** Nothing held, nothing touched. */
    static final Probe NOTHING = new Probe(Map.of(), Map.of(), "origin", "on");

    /**
     * Looks.
     *
     * @param connection the script's own
     * @param next number of the statement that comes next, for the event triggers
     */
    static Probe read(Connection connection, int next) throws SQLException {
        Map<Long, Set<LockMode>> locks = new HashMap<>();
        Map<Long, Counts> counts = new HashMap<>();
        String[] settings = {"origin", "on"};
        // Not prepared: the script may discard what was prepared.
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(String.format(Locale.ROOT, QUERY, next))) {
            while (row.next()) {
                switch (row.getString(1)) {
                    case "lock" ->
                        locks.computeIfAbsent(row.getLong(2), none -> EnumSet.noneOf(LockMode.class))
                                .add(LockMode.parse(row.getString(3)));
                    case "count" ->
                        counts.put(
                                row.getLong(2),
                                new Counts(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7)));
                    case "setting" -> settings = row.getString(3).split(" ", 2);
                    default -> {
                        // The number of the next statement was set.
                    }
                }
            }
        }
        return new Probe(locks, counts, settings[0], settings[1]);
    }
}
