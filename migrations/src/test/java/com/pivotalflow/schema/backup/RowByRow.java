package com.pivotalflow.schema.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Everything a database holds, read without any code of the product. */
final class RowByRow {

    private static final String RELATIONS = """
            SELECT c.oid::regclass::text, c.relkind::text
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'm', 'S') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND c.relname NOT LIKE 'flyway%'
            """;

    private RowByRow() {}

    /** Each table, materialized view and sequence with its rows as text, every column included. */
    static Map<String, List<String>> of(DataSource superuser) throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        Map<String, String> kinds = new TreeMap<>();
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET timezone = 'UTC'");
            try (ResultSet row = statement.executeQuery(RELATIONS)) {
                while (row.next()) {
                    kinds.put(row.getString(1), row.getString(2));
                }
            }
            for (Map.Entry<String, String> relation : kinds.entrySet()) {
                String columns = relation.getValue().equals("S") ? "ROW(x.last_value, x.is_called)::text" : "x::text";
                List<String> rows = new ArrayList<>();
                try (ResultSet row = statement.executeQuery("SELECT line FROM (SELECT " + columns
                        + " AS line FROM ONLY " + relation.getKey() + " AS x) AS lines ORDER BY line COLLATE \"C\"")) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
                all.put(relation.getKey(), rows);
            }
        }
        return all;
    }
}
