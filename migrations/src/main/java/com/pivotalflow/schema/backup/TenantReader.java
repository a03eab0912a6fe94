package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.outcome.SchemaFailedException;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Reads rows past forced row security, in one snapshot that begins with the first question. As the backup role it
 * switches row security off, so that a filtered read is an error; as the owner it visits every organization. What looks
 * empty although the server's statistics know of rows stops everything, since that is how hidden rows look.
 */
final class TenantReader implements AutoCloseable {

    /** How values are written, whatever the session is used to; no path, so that every name has its schema. */
    static final List<String> FIXED = List.of(
            "timezone = 'UTC'",
            "datestyle = 'ISO, MDY'",
            "intervalstyle = 'postgres'",
            "bytea_output = 'hex'",
            "extra_float_digits = 1",
            "lc_monetary = 'C'",
            "quote_all_identifiers = off",
            "search_path = ''",
            "xmloption = content",
            "statement_timeout = 0",
            "idle_in_transaction_session_timeout = 0");

    private static final String ENTER = "SELECT set_config('pivotal.organization_id', ?, true)";

    private static final String ORGANIZATIONS = "SELECT public.organization_ids(NULL, NULL)::text";

    private static final String STATISTICS = """
            SELECT greatest(c.reltuples::bigint, pg_stat_get_live_tuples(c.oid), 0)
            FROM pg_catalog.pg_class AS c WHERE c.oid = ?
            """;

    private final Connection connection;

    private TenantReader(Connection connection) {
        this.connection = connection;
    }

    /** Opens a transaction that only reads; the snapshot is taken by the first query. */
    static TenantReader begin(RowAccess access) throws SQLException {
        Connection connection = access.reader().getConnection();
        TenantReader reader = new TenantReader(connection);
        try {
            connection.setAutoCommit(false);
            reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            fix(connection);
            if (access.backup() != null) {
                reader.execute("SET LOCAL row_security = off");
            }
            return reader;
        } catch (SQLException e) {
            reader.close();
            throw e;
        }
    }

    /** Makes the running transaction of a session write and read values as all copies do. */
    static void fix(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : FIXED) {
                statement.execute("SET LOCAL " + setting);
            }
        }
    }

    /** For questions that no row security touches. */
    Connection connection() {
        return connection;
    }

    /** Keeps tables from being changed in shape; has to come before the first query, so that the snapshot is later. */
    void hold(List<TableShape> tables) throws SQLException {
        for (TableShape table : tables) {
            execute("LOCK TABLE " + table.name() + " IN ACCESS SHARE MODE");
        }
    }

    /**
     * Writes every row of a table as CSV with a header, in the order of its shape.
     *
     * @throws SchemaFailedException if rows seem to be hidden
     */
    Content read(TableShape table, OutputStream sink) throws SQLException, IOException {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        HashedStream hashed = new HashedStream(sink);
        enter("");
        long rows = copies.copyOut(table.copyOut(true), hashed);
        if (table.fenced()) {
            refuseStrays(table, rows);
            for (String organization : organizations(table)) {
                enter(organization);
                rows += copies.copyOut(table.copyOut(false), hashed);
            }
            enter("");
        }
        if (rows == 0) {
            refuseHidden(table);
        }
        return hashed.content(rows);
    }

    /** Makes what follows see the rows of one organization; none if empty. */
    void enter(String organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setString(1, organization);
            statement.execute();
        }
    }

    /**
     * Every organization, in ascending order.
     *
     * @param table for whose sake they are visited
     */
    List<String> organizations(TableShape table) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ORGANIZATIONS)) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
            return ids;
        } catch (SQLException e) {
            throw new SchemaFailedException("cannot read the rows of " + table.name()
                    + ": row security hides them, and the organizations cannot be listed (" + e.getMessage()
                    + "). Set PIVOTAL_BACKUP_USER to a role with BYPASSRLS. Nothing was changed.");
        }
    }

    /** Whether the session sees any row of a table. */
    boolean hasRows(TableShape table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM " + table.name() + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** How many rows the server believes a table to have; it need not be right. */
    long expected(TableShape table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STATISTICS)) {
            statement.setLong(1, table.oid());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Ends the transaction and gives the connection back. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Stops if a table that reads as empty is believed to have rows. */
    void refuseHidden(TableShape table) throws SQLException {
        long expected = expected(table);
        if (expected > 0) {
            throw new SchemaFailedException("table " + table.name() + " reads as empty, but the server counts about "
                    + expected + " rows in it: row security may hide them. If it really is empty, run ANALYZE "
                    + table.name() + " and start again. Nothing was changed.");
        }
    }

    /** A policy that lets rows be seen without a tenant would show them once for each organization. */
    private static void refuseStrays(TableShape table, long rows) {
        if (rows > 0) {
            throw new SchemaFailedException("a policy of " + table.name() + " shows " + rows
                    + " rows without a tenant, so that the owner cannot read each row once. Set PIVOTAL_BACKUP_USER to"
                    + " a role with BYPASSRLS. Nothing was changed.");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
