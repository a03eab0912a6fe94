package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.outcome.SchemaFailedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds tables in a live database and reads their shapes. Works within a transaction of {@link TenantReader}. */
final class Shapes {

    private static final String COLUMNS = """
            SELECT quote_ident(a.attname) AS name,
                   format_type(a.atttypid, a.atttypmod) AS type,
                   CASE WHEN a.attcollation <> 0 THEN a.attcollation::regcollation::text ELSE '' END AS collation,
                   a.attgenerated <> '' AS generated
            FROM pg_catalog.pg_attribute AS a
            WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum
            """;

    /** The primary key, else the shortest key whose columns are all required. */
    private static final String KEY = """
            SELECT quote_ident(a.attname) AS name
            FROM (SELECT i.indrelid, i.indkey::int2[] AS columns, i.indnkeyatts AS length
                  FROM pg_catalog.pg_index AS i
                  WHERE i.indrelid = ? AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
                    AND NOT i.indnullsnotdistinct
                    AND NOT EXISTS (
                        SELECT 1 FROM unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) AS part (number)
                        JOIN pg_catalog.pg_attribute AS c ON c.attrelid = i.indrelid AND c.attnum = part.number
                        WHERE NOT c.attnotnull)
                  ORDER BY i.indisprimary DESC, i.indnkeyatts, i.indexrelid
                  LIMIT 1) AS key
            CROSS JOIN LATERAL unnest(key.columns[0:key.length - 1]) WITH ORDINALITY AS part (number, position)
            JOIN pg_catalog.pg_attribute AS a ON a.attrelid = key.indrelid AND a.attnum = part.number
            ORDER BY part.position
            """;

    private static final String TABLE = """
            SELECT c.oid, c.oid::regclass::text AS name, row_security_active(c.oid) AS fenced
            FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')
            """;

    private static final String IN_SCHEMA = """
            SELECT c.oid, c.oid::regclass::text AS name, row_security_active(c.oid) AS fenced
            FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            ORDER BY 2
            """;

    /** Every table with rows of its own. The history and the run log are made anew when the scripts run. */
    private static final String ALL = """
            SELECT c.oid, c.oid::regclass::text AS name, row_security_active(c.oid) AS fenced
            FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND c.relpersistence <> 't'
              AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'migrator')
              AND NOT (n.nspname = 'public' AND c.relname = 'flyway_schema_history')
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend AS d
                              WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY 2
            """;

    /** Columns of a type, of arrays of it and of domains over it. */
    private static final String OF_TYPE = """
            SELECT c.oid, c.oid::regclass::text AS name, row_security_active(c.oid) AS fenced,
                   quote_ident(a.attname) AS column_name
            FROM pg_catalog.pg_type AS t
            JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
            JOIN pg_catalog.pg_type AS u ON u.oid IN (t.oid, t.typarray) OR u.typbasetype = t.oid
            JOIN pg_catalog.pg_attribute AS a ON a.atttypid = u.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            WHERE n.nspname = ? AND t.typname = ?
            ORDER BY 2, a.attnum
            """;

    private final Connection connection;

    Shapes(Connection connection) {
        this.connection = connection;
    }

    /** A table and what of it is to be saved: some columns, or all. */
    private static final class Part {

        private final TableShape table;
        private final Set<String> columns = new LinkedHashSet<>();
        private boolean whole;

        Part(TableShape table) {
            this.table = table;
        }

        TableShape shape() {
            return whole ? table : table.only(columns);
        }
    }

    /**
     * The tables of a plan, each once, by name.
     *
     * @throws SchemaFailedException if a table or column that the plan names does not exist: then it was made for
     *     another database
     */
    List<TableShape> of(CopyPlan plan) throws SQLException {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (CopyPlan.Loss loss : plan.losses()) {
            if (!add(loss, parts) && loss.mustExist()) {
                throw new SchemaFailedException(
                        "cannot save " + loss.object() + " (" + loss.rule().code()
                                + "): there is no such table or column in this database. Nothing was changed.");
            }
        }
        return parts.values().stream()
                .map(Part::shape)
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    /** The same for one loss; empty if what it names does not exist. */
    List<TableShape> of(CopyPlan.Loss loss) throws SQLException {
        Map<String, Part> parts = new LinkedHashMap<>();
        add(loss, parts);
        return parts.values().stream().map(Part::shape).toList();
    }

    /** All tables of the database, each with what can be written back. */
    List<TableShape> all() throws SQLException {
        List<TableShape> shapes = new ArrayList<>();
        try (PreparedStatement statement = prepare(ALL);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                shapes.add(shape(row, false).writable());
            }
        }
        return shapes;
    }

    /** A shape by the row of a query that begins as {@link #TABLE}. */
    private TableShape shape(ResultSet row, boolean descendants) throws SQLException {
        long oid = row.getLong("oid");
        String name = row.getString("name");
        List<TableShape.Column> columns = columns(oid);
        boolean tenant = columns.stream().anyMatch(column -> column.name().equals(TableShape.TENANT));
        return new TableShape(oid, name, columns, key(oid), tenant, row.getBoolean("fenced"), descendants, name);
    }

    private boolean add(CopyPlan.Loss loss, Map<String, Part> parts) throws SQLException {
        List<String> path = loss.path();
        return switch (path.size()) {
            case 1 -> addTables(parts, IN_SCHEMA, path.get(0));
            case 2 ->
                addTables(parts, TABLE, path.get(0), path.get(1))
                        || addColumns(parts, OF_TYPE, path.get(0), path.get(1));
            case 3 -> addColumn(parts, loss, path);
            default -> false;
        };
    }

    private boolean addTables(Map<String, Part> parts, String query, String... names) throws SQLException {
        boolean found = false;
        try (PreparedStatement statement = prepare(query, names);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                part(parts, row).whole = true;
                found = true;
            }
        }
        return found;
    }

    private boolean addColumns(Map<String, Part> parts, String query, String... names) throws SQLException {
        boolean found = false;
        try (PreparedStatement statement = prepare(query, names);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                part(parts, row).columns.add(row.getString("column_name"));
                found = true;
            }
        }
        return found;
    }

    private boolean addColumn(Map<String, Part> parts, CopyPlan.Loss loss, List<String> path) throws SQLException {
        try (PreparedStatement statement = prepare(TABLE, path.get(0), path.get(1));
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return false;
            }
            Part part = part(parts, row);
            String column = quoted(path.get(2));
            if (part.table.columns().stream().noneMatch(known -> known.name().equals(column))) {
                return false;
            }
            part.columns.add(column);
            part.whole |= !loss.leavesRows();
            return true;
        }
    }

    private Part part(Map<String, Part> parts, ResultSet row) throws SQLException {
        String name = row.getString("name");
        Part part = parts.get(name);
        if (part == null) {
            part = new Part(shape(row, true));
            parts.put(name, part);
        }
        return part;
    }

    private String quoted(String name) throws SQLException {
        try (PreparedStatement statement = prepare("SELECT quote_ident(?)", name);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private PreparedStatement prepare(String query, String... names) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        for (int index = 0; index < names.length; index++) {
            statement.setString(index + 1, names[index]);
        }
        return statement;
    }

    private List<TableShape.Column> columns(long oid) throws SQLException {
        List<TableShape.Column> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setLong(1, oid);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(new TableShape.Column(
                            row.getString("name"),
                            row.getString("type"),
                            row.getString("collation"),
                            row.getBoolean("generated")));
                }
            }
        }
        return columns;
    }

    private List<String> key(long oid) throws SQLException {
        List<String> key = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(KEY)) {
            statement.setLong(1, oid);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    key.add(row.getString("name"));
                }
            }
        }
        return key;
    }
}
