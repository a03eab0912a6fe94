package com.pivotalflow.schema;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of a database with their columns, and which of them refer to which: what a picture of them is drawn from.
 *
 * @param tables by name
 */
record TableMap(List<Table> tables) {

    private static final String TABLES = """
            SELECT c.relname AS name,
                   ARRAY(SELECT a.attname::text FROM pg_attribute AS a
                         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum) AS columns,
                   ARRAY(SELECT format_type(a.atttypid, a.atttypmod) FROM pg_attribute AS a
                         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum) AS types,
                   ARRAY(SELECT DISTINCT f.relname::text FROM pg_constraint AS k
                         JOIN pg_class AS f ON f.oid = k.confrelid
                         WHERE k.conrelid = c.oid AND k.contype = 'f' ORDER BY 1) AS referred
            FROM pg_class AS c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND NOT EXISTS (SELECT FROM pg_depend AS d
                              WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY 1
            """;

    TableMap {
        tables = List.copyOf(tables);
    }

    /** Looks, as any role. */
    static TableMap read(Connection connection) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                tables.add(new Table(
                        row.getString("name"), texts(row, "columns"), texts(row, "types"), texts(row, "referred")));
            }
        }
        return new TableMap(tables);
    }

    /** As the endpoint tells it. */
    JsonArrayBuilder json() {
        JsonArrayBuilder array = Json.createArrayBuilder();
        tables.forEach(table -> array.add(table.json()));
        return array;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /**
     * A table.
     *
     * @param name without the schema
     * @param columns in their order
     * @param types of the columns, in the words of PostgreSQL
     * @param referred names of the tables that its foreign keys lead to
     */
    record Table(String name, List<String> columns, List<String> types, List<String> referred) {

        Table {
            columns = List.copyOf(columns);
            types = List.copyOf(types);
            referred = List.copyOf(referred);
        }

        private JsonObjectBuilder json() {
            JsonArrayBuilder described = Json.createArrayBuilder();
            for (int i = 0; i < columns.size(); i++) {
                described.add(
                        Json.createObjectBuilder().add("name", columns.get(i)).add("type", types.get(i)));
            }
            return Json.createObjectBuilder()
                    .add("name", name)
                    .add("columns", described)
                    .add("references", Json.createArrayBuilder(referred));
        }
    }
}
