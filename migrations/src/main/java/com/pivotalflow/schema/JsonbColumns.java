package com.pivotalflow.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of a database that hold JSON documents, and whether the database keeps business values out of them.
 *
 * @param columns how many there are
 * @param guarded how many have both checks, that for an object and that for forbidden keys
 * @param unguarded the others, without those the build exempts; {@code public.quotes.metadata}
 */
record JsonbColumns(int columns, int guarded, List<String> unguarded) {

    /** Where the exemptions of a build stand among its resources. */
    static final String RESOURCE = "db/guard.properties";

    private static final String EXEMPT = "jsonb.exempt";

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

    /** The columns that a build exempts; none if it says nothing. */
    static Set<String> exempt(ClassLoader build) {
        Properties properties = new Properties();
        try (InputStream stream = build.getResourceAsStream(RESOURCE)) {
            if (stream != null) {
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
        return Stream.of(properties.getProperty(EXEMPT, "").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
