package com.pivotalflow.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Everything that the database holds of one organization, in a form that tells whether anything changed. */
public final class TenantRows {

    private TenantRows() {}

    /**
     * A line for each table: its name, how many rows, and a digest over them in any order; events count as they were written,
     * since they are passed on at any time.
     */
    public static List<String> of(Database database, UUID organization) throws SQLException {
        try (Connection connection = database.asSuperuser().getConnection()) {
            String all = String.join(" UNION ALL ", Database.rows(connection, """
                    SELECT format('SELECT %1$L, count(*), md5(coalesce(string_agg(md5(%2$s::text), '''' ORDER BY md5(%2$s::text)), ''''))'
                            || ' FROM %1$I AS t WHERE %3$I = %4$L', c.relname,
                            CASE c.relname WHEN 'outbox_events' THEN 't.id' ELSE 't' END, a.attname, ?::text)
                    FROM pg_class AS c
                    JOIN pg_attribute AS a ON a.attrelid = c.oid
                        AND a.attname = CASE c.relname WHEN 'organizations' THEN 'id' ELSE 'organization_id' END
                    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                    """, organization.toString()));
            return Database.rows(connection, all + " ORDER BY 1");
        }
    }
}
