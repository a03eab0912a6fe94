package com.pivotalflow.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The columns of a database that hold JSON documents, and whether the database keeps business values out of them.
 *
 * @param columns how many there are
 * @param guarded how many have both checks, that for an object and that for forbidden keys
 * @param unguarded the others, without those the build exempts; {@code public.quotes.metadata}
 */
record JsonbColumns(int columns, int guarded, List<String> unguarded) {

    /** A check that is not valid yet lets old documents be anything, so it does not count. */
    private static final String COLUMNS = """
            SELECT n.nspname || '.' || c.relname || '.' || a.attname AS name,
                   EXISTS (SELECT FROM pg_constraint AS k
                           WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.convalidated AND k.conkey = ARRAY[a.attnum]
                             AND pg_get_constraintdef(k.oid) ~ '^CHECK [(][(]jsonb_typeof[(][^()]+[)] = ''object''::text[)][)]$')
                   AND
                   EXISTS (SELECT FROM pg_constraint AS k
                           WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.convalidated AND k.conkey = ARRAY[a.attnum]
                             AND pg_get_constraintdef(k.oid) ~ '^CHECK [(](public[.])?metadata_is_clean[(][^()]+[)][)]$')
                   AS guarded
            FROM pg_attribute AS a
            JOIN pg_class AS c ON c.oid = a.attrelid
            JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE a.atttypid = 'jsonb'::regtype AND a.attnum > 0 AND NOT a.attisdropped
              AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'migrator')
              AND NOT EXISTS (SELECT FROM pg_depend AS d
                              WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY 1
            """;

    JsonbColumns {
        unguarded = List.copyOf(unguarded);
    }

    /** Looks, as any role. */
    static JsonbColumns read(Connection connection, Set<String> exempt) throws SQLException {
        int columns = 0;
        int guarded = 0;
        List<String> unguarded = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                columns++;
                if (row.getBoolean("guarded")) {
                    guarded++;
                } else if (!exempt.contains(row.getString("name"))) {
                    unguarded.add(row.getString("name"));
                }
            }
        }
        return new JsonbColumns(columns, guarded, unguarded);
    }
}
