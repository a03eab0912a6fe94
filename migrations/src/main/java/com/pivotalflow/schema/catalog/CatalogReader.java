package com.pivotalflow.schema.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads the catalog of a live database by twelve queries, as any role, in one snapshot. */
public final class CatalogReader {

    /**
     * PostgreSQL writes names with their schema only if no path leads to it, and dates, intervals and bytes in
     * constants as the session likes them.
     */
    private static final String NORMAL_FORM = """
            SELECT set_config('search_path', '', true),
                   set_config('quote_all_identifiers', 'off', true),
                   set_config('timezone', 'UTC', true),
                   set_config('datestyle', 'ISO, MDY', true),
                   set_config('intervalstyle', 'postgres', true),
                   set_config('extra_float_digits', '1', true),
                   set_config('bytea_output', 'hex', true)
            """;

    private final Roles roles;

    /** Takes the roles that are to read as placeholders. */
    public CatalogReader(Roles roles) {
        this.roles = roles;
    }

    /**
     * Reads. The connection must not be in a transaction; it is left as it was.
     *
     * @throws SQLException if the connection does not serve
     */
    public Catalog read(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            }
            return readWithin(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    /** Reads what the transaction of a connection has made so far; its settings are those of the normal form after. */
    public Catalog readWithin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(NORMAL_FORM);
        }
        List<Entry> entries = new ArrayList<>();
        for (Aspect aspect : Aspect.values()) {
            read(connection, aspect, entries);
        }
        return Catalog.of(entries);
    }

    private void read(Connection connection, Aspect aspect, List<Entry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(aspect.query())) {
            statement.setArray(1, connection.createArrayOf("text", roles.names().toArray()));
            statement.setArray(
                    2, connection.createArrayOf("text", roles.standIns().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(
                            row.getString("object"), Kind.parse(row.getString("kind")), row.getString("definition")));
                }
            }
        }
    }
}
