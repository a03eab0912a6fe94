package com.pivotalflow.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Everything that the database holds of one organization, in a form that tells whether anything changed. */
public final class TenantRows {

    private TenantRows() {}

    /** A line for each table: its name, how many rows, and a digest over them in any order. */
    public static List<String> of(Database database, UUID organization) throws SQLException {
        try (Connection connection = database.asSuperuser().getConnection()) {
            String all = String.join(" UNION ALL ", Database.rows(connection, """
                    SELECT format('SELECT %L, count(*), md5(coalesce(string_agg(md5(t::text), '''' ORDER BY md5(t::text)), ''''))'
                            || ' FROM %I AS t WHERE %I = %L', c.relname, c.relname, a.attname, ?::text)
                    FROM pg_class AS c
                    JOIN pg_attribute AS a ON a.attrelid = c.oid
                        AND a.attname = CASE c.relname WHEN 'organizations' THEN 'id' ELSE 'organization_id' END
                    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                    """, organization.toString()));
            return Database.rows(connection, all + " ORDER BY 1");
        }
    }
}
