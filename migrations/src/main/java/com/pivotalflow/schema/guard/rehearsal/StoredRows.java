package com.pivotalflow.schema.guard.rehearsal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * All that is stored in the tables of a database, as sums of hashes: the server reads each table once, and nothing but
 * a number a column comes over.
 */
final class StoredRows {

    private static final String TABLES = """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name,
                   ARRAY(SELECT quote_ident(a.attname) FROM pg_attribute AS a
                         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                         ORDER BY a.attnum) AS columns,
                   ARRAY(SELECT quote_ident(a.attname) FROM pg_index AS i
                         CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, place)
                         JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.number
                         WHERE i.indrelid = c.oid AND i.indisprimary
                         ORDER BY k.place) AS key
            FROM pg_class AS c
            JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r'
              AND c.relpersistence <> 't'
              AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'migrator')
              AND c.relname <> 'flyway_schema_history'
              AND NOT EXISTS (
                  SELECT 1 FROM pg_depend AS d
                  WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY n.nspname, c.relname
            """;

    private static final String SEQUENCES = """
            SELECT quote_ident(schemaname) || '.' || quote_ident(sequencename), coalesce(last_value, 0)
            FROM pg_sequences
            WHERE schemaname <> 'migrator'
            """;

    private final Map<String, Table> tables;
    private final Map<String, Long> sequences;

    private StoredRows(Map<String, Table> tables, Map<String, Long> sequences) {
        this.tables = tables;
        this.sequences = sequences;
    }

    /**
     * One table.
     *
     * @param rows how many rows and the sum over their keys
     * @param values the sum over the values of each column, each with the key of its row
     */
    private record Table(List<String> key, String rows, Map<String, String> values) {}

    /**
     * Reads.
     *
     * @param keys the keys by which an earlier reading knows its rows; a table without one is read by its own
     */
    static StoredRows read(DataSource superuser, Optional<StoredRows> keys) throws SQLException {
        Map<String, Table> tables = new LinkedHashMap<>();
        Map<String, Long> sequences = new HashMap<>();
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET timezone = 'UTC'; SET extra_float_digits = 1; SET row_security = off");
            List<String> names = new ArrayList<>();
            List<List<String>> columns = new ArrayList<>();
            List<List<String>> primary = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    names.add(row.getString("name"));
                    columns.add(List.of((String[]) row.getArray("columns").getArray()));
                    primary.add(List.of((String[]) row.getArray("key").getArray()));
                }
            }
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                List<String> own = primary.get(i);
                List<String> key = keys.map(earlier -> earlier.tables.get(name))
                        .map(Table::key)
                        .filter(columns.get(i)::containsAll)
                        .orElse(own);
                tables.put(name, sums(statement, name, columns.get(i), key));
            }
            try (ResultSet row = statement.executeQuery(SEQUENCES)) {
                while (row.next()) {
                    sequences.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return new StoredRows(tables, sequences);
    }

    private static Table sums(Statement statement, String name, List<String> columns, List<String> key)
            throws SQLException {
        // Rows without a key are known by all they hold.
        String identity = key.isEmpty()
                ? "t::text"
                : "ROW(" + key.stream().map(column -> "t." + column).collect(Collectors.joining(", ")) + ")::text";
        String sums = columns.stream()
                .map(column -> ", sum(hashtextextended(" + (key.isEmpty() ? "''" : identity)
                        + " || '=' || coalesce('_' || t." + column + "::text, ''), 0)::numeric)::text")
                .collect(Collectors.joining());
        try (ResultSet row = statement.executeQuery("SELECT count(*) || ':' || coalesce(sum(hashtextextended("
                + identity + ", 0)::numeric), 0)" + sums + " FROM " + name + " AS t")) {
            row.next();
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                values.put(columns.get(i), String.valueOf(row.getString(i + 2)));
            }
            return new Table(key, row.getString(1), values);
        }
    }

    /** What of all this is not there, or not the same, in a later reading: tables, columns, sequences. */
    Set<String> lostIn(StoredRows later) {
        Set<String> lost = new TreeSet<>();
        tables.forEach((name, table) -> {
            Table found = later.tables.get(name);
            if (found == null || (!table.key().isEmpty() && !found.rows().equals(table.rows()))) {
                if (found != null || !table.rows().startsWith("0:")) {
                    lost.add(name);
                }
            } else {
                table.values().forEach((column, sum) -> {
                    if (!sum.equals(found.values().get(column))) {
                        lost.add(name + "." + column);
                    }
                });
                if (table.key().isEmpty()
                        && !found.rows().equals(table.rows())
                        && lost.stream().noneMatch(object -> object.startsWith(name + "."))) {
                    lost.add(name);
                }
            }
        });
        sequences.forEach((name, position) -> {
            if (later.sequences.getOrDefault(name, -1L) < position) {
                lost.add(name);
            }
        });
        return lost;
    }
}
