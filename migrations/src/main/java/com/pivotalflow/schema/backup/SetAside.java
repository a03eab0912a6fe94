package com.pivotalflow.schema.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that do not let rows come back in any order as they were: foreign keys, which form cycles, checks that were
 * never proved on old rows, triggers, forced row security. They are taken off and put back as they were; putting keys
 * back proves them.
 */
final class SetAside {

    private static final String RULES = """
            WITH relation AS (
                SELECT c.oid, c.oid::regclass::text AS name, c.relforcerowsecurity
                FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
                  AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'migrator')
            )
            SELECT 1 AS part, con.oid,
                   format('ALTER TABLE %s DROP CONSTRAINT %I', r.name, con.conname) AS off,
                   format('ALTER TABLE %s ADD CONSTRAINT %I %s', r.name, con.conname, pg_get_constraintdef(con.oid)) AS on_again
            FROM relation AS r
            JOIN pg_catalog.pg_constraint AS con ON con.conrelid = r.oid
            WHERE con.conparentid = 0 AND con.coninhcount = 0
              AND (con.contype = 'f' OR con.contype = 'c' AND NOT con.convalidated)
            UNION ALL
            SELECT 2, con.oid, NULL,
                   format('COMMENT ON CONSTRAINT %I ON %s IS %L', con.conname, r.name, d.description)
            FROM relation AS r
            JOIN pg_catalog.pg_constraint AS con ON con.conrelid = r.oid
            JOIN pg_catalog.pg_description AS d
                ON d.classoid = 'pg_catalog.pg_constraint'::regclass AND d.objoid = con.oid AND d.objsubid = 0
            WHERE con.conparentid = 0 AND con.coninhcount = 0
              AND (con.contype = 'f' OR con.contype = 'c' AND NOT con.convalidated)
            UNION ALL
            SELECT 3, t.oid,
                   format('ALTER TABLE ONLY %s DISABLE TRIGGER %I', r.name, t.tgname),
                   format('ALTER TABLE ONLY %s ENABLE %s TRIGGER %I', r.name,
                          CASE t.tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, t.tgname)
            FROM relation AS r
            JOIN pg_catalog.pg_trigger AS t ON t.tgrelid = r.oid
            WHERE NOT t.tgisinternal AND t.tgenabled <> 'D'
            UNION ALL
            SELECT 4, r.oid,
                   format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', r.name),
                   format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', r.name)
            FROM relation AS r
            WHERE r.relforcerowsecurity
            ORDER BY part, oid
            """;

    private final List<String> off = new ArrayList<>();
    private final List<String> on = new ArrayList<>();

    private SetAside() {}

    /** Reads them and takes them off, in a transaction of their owner that writes names with their schema. */
    static SetAside take(Connection connection) throws SQLException {
        SetAside rules = new SetAside();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(RULES)) {
            while (row.next()) {
                String statementOff = row.getString("off");
                if (statementOff != null) {
                    rules.off.add(statementOff);
                }
                rules.on.add(row.getString("on_again"));
            }
        }
        run(connection, rules.off);
        return rules;
    }

    /** Puts them back; what the rows break is an error that names it. */
    void putBack(Connection connection) throws SQLException {
        run(connection, on);
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
