package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.outcome.SchemaFailedException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Reads a copy back from its files into tables of the same types and compares. All of it happens in one transaction
 * that is rolled back, so that nothing is left even if the runner dies meanwhile.
 */
final class Proof {

    private Proof() {}

    /**
     * Proves a copy.
     *
     * @param where a database with the types of the tables, where the role may make a schema
     * @throws SchemaFailedException if the copy does not hold what was saved
     */
    static void prove(DataSource where, CopyFolder folder, Manifest manifest) throws SQLException, IOException {
        String schema = "migrator_proof_" + folder.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        try (Connection connection = where.getConnection()) {
            connection.setAutoCommit(false);
            try {
                prove(connection, schema, folder, manifest);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void prove(Connection connection, String schema, CopyFolder folder, Manifest manifest)
            throws SQLException, IOException {
        TenantReader.fix(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
            int number = 0;
            for (Manifest.TableCopy copy : manifest.tables()) {
                number++;
                String table = schema + ".t" + number;
                statement.execute(copy.shape().create("UNLOGGED TABLE", table));
                RowFile file = new RowFile(folder, copy);
                file.load(connection, copy.shape(), table);
                file.compare(connection, copy.shape().copyOutOf(table));
                statement.execute("DROP TABLE " + table);
            }
        }
    }
}
