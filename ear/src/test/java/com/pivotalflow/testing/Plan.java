package com.pivotalflow.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** How the database would find what the server asked for, whatever values may come. */
public final class Plan {

    private Plan() {}

    /**
     * The plan of a statement that the server ran since the record of statements was reset.
     *
     * @param part what stands in that statement and in no other
     * @return its lines
     */
    public static List<String> of(Database database, UUID organization, String part) throws SQLException {
        String statement = database.statements().stream()
                .filter(text -> text.contains(part))
                .findFirst()
                .orElseThrow();
        return ofStatement(database, organization, statement);
    }

    /** The plan of a statement as the database's own record of statements has it, line by line. */
    public static List<String> ofStatement(Database database, UUID organization, String statement) throws SQLException {
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
