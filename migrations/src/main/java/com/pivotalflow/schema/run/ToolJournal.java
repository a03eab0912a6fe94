package com.pivotalflow.schema.run;

import com.pivotalflow.schema.catalog.DriftExemption;
import com.pivotalflow.schema.catalog.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The journal that another tool for migrations left in a database. It is information: neither believed nor counted as a
 * difference.
 *
 * @param tool whose it is
 * @param schema where it stands, quoted if SQL needs it
 * @param table its table, quoted if SQL needs it
 * @param known how many rows it has; negative if they cannot be counted
 */
public record ToolJournal(String tool, String schema, String table, long known) {

    private static final Map<String, String> TOOLS = tools();

    private static final String TABLES = """
            SELECT quote_ident(n.nspname), quote_ident(c.relname), c.relname
            FROM pg_class AS c
            JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND c.relname = ANY (?)
              AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'migrator')
              AND NOT (n.nspname = 'public' AND c.relname = 'flyway_schema_history')
            ORDER BY 1, 2
            """;

    private static final String REASON = "the journal of another tool";

    /** Looks for those that are known. */
    static List<ToolJournal> find(Connection connection) throws SQLException {
        List<ToolJournal> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
            statement.setArray(
                    1, connection.createArrayOf("text", TOOLS.keySet().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String tool = TOOLS.getOrDefault(row.getString(3), "");
                    found.add(new ToolJournal(
                            tool,
                            row.getString(1),
                            row.getString(2),
                            count(connection, row.getString(1), row.getString(2))));
                }
            }
        }
        return found;
    }

    /** How many rows it has, if they can be counted. */
    public OptionalLong rows() {
        return known < 0 ? OptionalLong.empty() : OptionalLong.of(known);
    }

    /** {@code Liquibase: public.databasechangelog, 14 rows}. */
    @Override
    public String toString() {
        return tool + ": " + schema + "." + table + ", " + (known < 0 ? "rows not to be counted" : known + " rows");
    }

    /** What it consists of, and the schema it may have made for itself. */
    List<DriftExemption> exemptions() {
        List<DriftExemption> exemptions = new ArrayList<>();
        String name = schema + "." + (table.endsWith("\"") ? table.substring(0, table.length() - 1) : table);
        exemptions.add(new DriftExemption(name + "*", null, REASON, LocalDate.MAX));
        if (!schema.equals("public")) {
            exemptions.add(new DriftExemption(schema, Kind.SCHEMA, REASON, LocalDate.MAX));
        }
        return exemptions;
    }

    private static long count(Connection connection, String schema, String table) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + schema + "." + table)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            // It belongs to somebody else. That it is there is all that matters here.
            return -1;
        }
    }

    private static Map<String, String> tools() {
        Map<String, String> tools = new TreeMap<>();
        tools.put("databasechangelog", "Liquibase");
        tools.put("databasechangeloglock", "Liquibase");
        tools.put("flyway_schema_history", "Flyway in another schema");
        tools.put("schema_version", "Flyway before 5");
        tools.put("_prisma_migrations", "Prisma");
        tools.put("__drizzle_migrations", "Drizzle Kit");
        tools.put("atlas_schema_revisions", "Atlas");
        tools.put("schema_migrations", "Rails, golang-migrate or dbmate");
        tools.put("ar_internal_metadata", "Rails");
        tools.put("django_migrations", "Django");
        tools.put("alembic_version", "Alembic");
        tools.put("__EFMigrationsHistory", "Entity Framework");
        tools.put("SequelizeMeta", "Sequelize");
        tools.put("knex_migrations", "Knex");
        tools.put("knex_migrations_lock", "Knex");
        tools.put("kysely_migration", "Kysely");
        tools.put("kysely_migration_lock", "Kysely");
        tools.put("mikro_orm_migrations", "MikroORM");
        tools.put("pgmigrations", "node-pg-migrate");
        tools.put("goose_db_version", "goose");
        tools.put("_sqlx_migrations", "sqlx");
        tools.put("__diesel_schema_migrations", "Diesel");
        tools.put("refinery_schema_history", "refinery");
        tools.put("phinxlog", "Phinx");
        tools.put("doctrine_migration_versions", "Doctrine");
        return Map.copyOf(tools);
    }
}
