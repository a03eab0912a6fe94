package com.pivotalflow.schema;

import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Rule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What every schema of the product keeps to: tenants apart, documents guarded, comments everywhere. */
final class HouseRules {

    /** A tenant table is one that says whose its rows are. */
    private static final String TENANT_TABLES = """
            WITH tenant AS (
                SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name, c.relrowsecurity, c.relforcerowsecurity,
                       a.attnum AS organization, a.attnotnull
                FROM pg_class AS c
                JOIN pg_namespace AS n ON n.oid = c.relnamespace
                JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped
                WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public')
            SELECT name, 'has no forced row security' AS fault FROM tenant
            WHERE NOT (relrowsecurity AND relforcerowsecurity)
            UNION ALL
            SELECT name, 'has no policy tenant_isolation that compares organization_id both ways' FROM tenant
            WHERE NOT EXISTS (
                SELECT FROM pg_policy AS p
                WHERE p.polrelid = tenant.oid AND p.polname = 'tenant_isolation' AND p.polcmd = '*' AND p.polpermissive
                  AND pg_get_expr(p.polqual, p.polrelid) ~ '^[(]organization_id = (public[.])?current_organization_id[(][)][)]$'
                  AND pg_get_expr(p.polwithcheck, p.polrelid)
                      ~ '^[(]organization_id = (public[.])?current_organization_id[(][)][)]$')
            UNION ALL
            SELECT name, 'lets organization_id be NULL' FROM tenant WHERE NOT attnotnull
            UNION ALL
            SELECT name, 'has no primary key' FROM tenant
            WHERE NOT EXISTS (SELECT FROM pg_constraint AS k WHERE k.conrelid = tenant.oid AND k.contype = 'p')
            UNION ALL
            SELECT name, 'has a key that does not start with organization_id: ' || k.conname FROM tenant
            JOIN pg_constraint AS k ON k.conrelid = tenant.oid AND k.contype IN ('p', 'u', 'x')
            WHERE k.conkey[1] <> tenant.organization
            UNION ALL
            SELECT tenant.name, 'has a reference to a tenant table that does not start with organization_id: ' || k.conname
            FROM tenant
            JOIN pg_constraint AS k ON k.conrelid = tenant.oid AND k.contype = 'f'
            JOIN tenant AS target ON target.oid = k.confrelid
            WHERE k.conkey[1] <> tenant.organization OR k.confkey[1] <> target.organization
            ORDER BY 1, 2
            """;

    private static final String UNCOMMENTED = """
            SELECT format('%I.%I', n.nspname, c.relname) || coalesce('.' || quote_ident(a.attname), '') AS name
            FROM pg_class AS c
            JOIN pg_namespace AS n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL (
                SELECT 0 AS attnum, NULL::name AS attname
                UNION ALL
                SELECT attnum, attname FROM pg_attribute
                WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS a
            WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public' AND c.relname <> 'flyway_schema_history'
              AND col_description(c.oid, a.attnum) IS NULL
              AND (a.attnum > 0 OR obj_description(c.oid, 'pg_class') IS NULL)
            ORDER BY 1
            """;

    private static final String PLACE = "the schema";

    private HouseRules() {}

    /**
     * Looks at a database that all scripts made.
     *
     * @param exempt documents that need no checks
     */
    static List<Finding> look(Connection connection, Set<String> exempt) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(TENANT_TABLES)) {
                while (row.next()) {
                    findings.add(finding(Rule.P01, row.getString("name"), row.getString("fault")));
                }
            }
            try (ResultSet row = statement.executeQuery(UNCOMMENTED)) {
                while (row.next()) {
                    findings.add(finding(Rule.P02, row.getString("name"), "has no comment"));
                }
            }
        }
        JsonbColumns.read(connection, exempt)
                .unguarded()
                .forEach(column -> findings.add(
                        finding(Rule.M01, column, "lacks the checks for an object and for forbidden keys")));
        return findings;
    }

    private static Finding finding(Rule rule, String object, String evidence) {
        return Finding.of(rule, PLACE, evidence).about(object).by(Finding.By.OBSERVATION);
    }
}
