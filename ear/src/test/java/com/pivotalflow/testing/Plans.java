package com.pivotalflow.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** What the database does to answer a statement of the application, for whatever values may come. */
public final class Plans {

    private Plans() {}

    /** The plan of a statement as the database's own record of statements has it, line by line. */
    public static List<String> of(Database database, UUID organization, String statement) throws SQLException {
        PGSimpleDataSource simple = (PGSimpleDataSource) database.asApplication();
        // A plan for any values has parameters that are never bound, which only the simple protocol allows.
        simple.setPreferQueryMode(PreferQueryMode.SIMPLE);
        try (Connection connection = simple.getConnection()) {
            connection.setAutoCommit(false);
            Database.execute(
                    connection, "SELECT set_config('pivotal.organization_id', ?, true)", organization.toString());
            return Database.rows(connection, "EXPLAIN (GENERIC_PLAN) " + statement);
        }
    }
}
