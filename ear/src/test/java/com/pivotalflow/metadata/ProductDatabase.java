package com.pivotalflow.metadata;

import com.pivotalflow.schema.MigrationSettings;
import com.pivotalflow.schema.SchemaMigration;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.guard.GuardProperties;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** A server of its own with the product's schema, and what the catalog says about documents. */
final class ProductDatabase implements AutoCloseable {

    /** {@code table|column} of everything that holds JSON. */
    private static final String DOCUMENTS = """
            SELECT n.nspname || '.' || c.relname, a.attname
            FROM pg_attribute AS a
            JOIN pg_class AS c ON c.oid = a.attrelid
            JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE a.atttypid IN ('json'::regtype, 'jsonb'::regtype) AND NOT a.attisdropped
              AND c.relkind IN ('r', 'p') AND n.nspname = 'public'
            ORDER BY 1, 2
            """;

    private final Scratch server = Scratch.embedded(DatabaseRoles.standard());
    private final ScratchDatabase database;

    /** Starts the server and migrates. */
    ProductDatabase() throws SQLException {
        database = server.create("product");
        new SchemaMigration(database.owner(), MigrationSettings.standard(), ProductDatabase.class.getClassLoader())
                .migrate(line -> {});
    }

    Scratch server() {
        return server;
    }

    ScratchDatabase database() {
        return database;
    }

    /** A copy to be changed. */
    ScratchDatabase copy(String name) throws SQLException {
        return server.copy(database, name);
    }

    /** Every column of JSON that no one has exempted in writing. */
    static List<Document> guarded(ScratchDatabase database) throws SQLException {
        Set<String> exempt = GuardProperties.ofBuild().exempt();
        return rows(database.superuser(), DOCUMENTS).stream()
                .map(row -> row.split("\\|", -1))
                .map(row -> new Document(row[0], row[1]))
                .filter(document -> !exempt.contains(document.toString()))
                .toList();
    }

    static List<String> rows(DataSource as, String sql, Object... arguments) throws SQLException {
        try (Connection connection = as.getConnection()) {
            return Database.rows(connection, sql, arguments);
        }
    }

    /** Runs a whole script in one transaction. */
    static void run(DataSource as, String script) throws SQLException {
        try (Connection connection = as.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /**
     * A column of JSON.
     *
     * @param table with its schema
     * @param column of the table
     */
    record Document(String table, String column) {

        /** The name of its check for forbidden keys. */
        String check() {
            return "ck_" + table.substring(table.indexOf('.') + 1) + "_" + column + "_clean";
        }

        @Override
        public String toString() {
            return table + "." + column;
        }
    }
}
