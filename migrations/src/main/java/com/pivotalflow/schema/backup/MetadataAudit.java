package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.outcome.SchemaFailedException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Looks through the documents of a database for keys that a typed column owns. The database does the looking: of a clean
 * document nothing leaves it, of an unclean one the place and the key, never a value. Memory stays constant, since rows
 * come through a cursor.
 */
public final class MetadataAudit {

    private static final int ROWS_AT_ONCE = 200;

    /** What the rule is made of; without it there is nothing to look for. */
    private static final String RULE = "SELECT to_regprocedure('public.metadata_is_clean(jsonb)') IS NOT NULL";

    /** Every key of a document, at any depth. */
    private static final String KEYS = """
            jsonb_path_query(document.%s, 'strict $.** ? (@.type() == "object")') AS part (object),
            jsonb_object_keys(part.object) AS label (key)""";

    private static final String FORBIDDEN =
            "public.normalize_metadata_key(label.key) = ANY (public.forbidden_metadata_keys())";

    /** Judging a key takes longer than reading it, and documents have the same few: OFFSET makes each be judged once. */
    private static final String SPELLINGS = """
            SELECT count(*) FROM (SELECT DISTINCT label.key FROM ONLY %s AS document, %s OFFSET 0) AS label WHERE %s
            """;

    private static final String QUERY = """
            SELECT %s AS organization, %s AS id, place.path, place.key
            FROM ONLY %s AS document
            CROSS JOIN LATERAL (
                WITH RECURSIVE node (path, key, value) AS (
                    SELECT '$', NULL::text, document.%s
                    UNION ALL
                    SELECT node.path || part.step, part.key, part.value
                    FROM node
                    CROSS JOIN LATERAL (
                        SELECT '.' || to_jsonb(member.key)::text AS step, member.key, member.value
                        FROM jsonb_each(CASE jsonb_typeof(node.value) WHEN 'object' THEN node.value END) AS member
                        UNION ALL
                        SELECT '[' || (item.position - 1) || ']', NULL, item.value
                        FROM jsonb_array_elements(CASE jsonb_typeof(node.value) WHEN 'array' THEN node.value END)
                            WITH ORDINALITY AS item (value, position)) AS part)
                SELECT node.path, node.key
                FROM node
                WHERE public.normalize_metadata_key(node.key) = ANY (public.forbidden_metadata_keys())) AS place
            WHERE EXISTS (SELECT FROM %s WHERE %s)
            ORDER BY %s
            """;

    private final RowAccess access;
    private final Set<String> opaque;

    /**
     * Nothing is connected yet.
     *
     * @param access whose connections see the rows; the owner's are used, since only the owner may call the rule
     * @param opaque columns that may hold any key, such as {@code public.audit_logs.metadata}
     */
    public MetadataAudit(RowAccess access, Set<String> opaque) {
        this.access = new RowAccess(access.owner(), null);
        this.opaque = Set.copyOf(opaque);
    }

    /**
     * A key where it must not be.
     *
     * @param table with schema
     * @param organization whose row it is; empty for a table of no organization
     * @param id of the row, without the organization
     * @param column with the document
     * @param path to the key from the top of the document, such as {@code $."lines"[0]."Unit-Price"}
     * @param key as it is written there
     */
    public record Violation(String table, String organization, String id, String column, String path, String key) {

        /** One line for people. */
        @Override
        public String toString() {
            return table + " organization " + (organization.isEmpty() ? "-" : organization) + " id " + id + " " + column
                    + " " + path + " key " + key;
        }
    }

    /**
     * What was looked at.
     *
     * @param columns how many columns hold documents under the rule
     * @param violations how many keys were found, up to the limit
     */
    public record Result(int columns, long violations) {}

    /**
     * Looks through every table, one organization after the other, rows in the order of their keys.
     *
     * @param limit after how many violations it stops
     * @param found hears each violation
     * @throws SchemaFailedException if rows cannot be read
     */
    public Result run(long limit, Consumer<Violation> found) {
        try (TenantReader reader = TenantReader.begin(access)) {
            demandRule(reader);
            interpret(reader);
            Search search = new Search(reader, limit, found);
            int columns = 0;
            for (TableShape table : new Shapes(reader.connection()).all()) {
                List<String> documents = documents(table);
                columns += documents.size();
                if (!documents.isEmpty()) {
                    search.table(table, documents);
                }
            }
            return new Result(columns, search.count);
        } catch (SQLException e) {
            throw new SchemaFailedException(
                    "cannot look through the documents: " + e.getMessage() + ". Nothing was changed.");
        }
    }

    private List<String> documents(TableShape table) {
        return table.columns().stream()
                .filter(column -> column.type().equals("jsonb"))
                .map(TableShape.Column::name)
                .filter(column -> !opaque.contains(table.name() + "." + column))
                .toList();
    }

    private static void demandRule(TenantReader reader) throws SQLException {
        try (PreparedStatement statement = reader.connection().prepareStatement(RULE);
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new SchemaFailedException("this database has no function public.metadata_is_clean(jsonb): is it"
                        + " the right one, and migrated? Nothing was changed.");
            }
        }
    }

    /** The server overrates what documents hold, and would compile each query for longer than it takes. */
    private static void interpret(TenantReader reader) throws SQLException {
        try (PreparedStatement statement = reader.connection().prepareStatement("SET LOCAL jit = off")) {
            statement.execute();
        }
    }

    /** One look through a database. */
    private static final class Search {

        private final TenantReader reader;
        private final long limit;
        private final Consumer<Violation> found;
        private long count;

        Search(TenantReader reader, long limit, Consumer<Violation> found) {
            this.reader = reader;
            this.limit = limit;
            this.found = found;
        }

        void table(TableShape table, List<String> documents) throws SQLException {
            boolean rows = false;
            for (String organization : table.fenced() ? reader.organizations(table) : List.of("")) {
                reader.enter(organization);
                rows |= reader.hasRows(table);
                for (String column : documents) {
                    column(table, column, organization);
                }
            }
            reader.enter("");
            if (!rows) {
                reader.refuseHidden(table);
            }
        }

        private void column(TableShape table, String column, String visited) throws SQLException {
            if (forbiddenSpellings(table, column) > 0) {
                documents(table, column, visited);
            }
        }

        private long forbiddenSpellings(TableShape table, String column) throws SQLException {
            String query = String.format(SPELLINGS, table.name(), String.format(KEYS, column), FORBIDDEN);
            try (PreparedStatement statement = reader.connection().prepareStatement(query);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }

        private void documents(TableShape table, String column, String visited) throws SQLException {
            List<String> key = table.key().stream()
                    .filter(part -> !part.equals(TableShape.TENANT))
                    .map(part -> "document." + part)
                    .toList();
            String query = String.format(
                    QUERY,
                    table.tenant() ? "document." + TableShape.TENANT : "NULL",
                    key.isEmpty() ? "''" : "concat_ws(',', " + String.join(", ", key) + ")",
                    table.name(),
                    column,
                    String.format(KEYS, column),
                    FORBIDDEN,
                    table.key().isEmpty()
                            ? "1"
                            : table.key().stream()
                                    .map(part -> "document." + part)
                                    .collect(Collectors.joining(", ")));
            try (PreparedStatement statement = reader.connection().prepareStatement(query)) {
                statement.setFetchSize(ROWS_AT_ONCE);
                try (ResultSet row = statement.executeQuery()) {
                    while (count < limit && row.next()) {
                        String organization = row.getString("organization");
                        count++;
                        found.accept(new Violation(
                                table.name(),
                                organization == null ? visited : organization,
                                row.getString("id"),
                                column,
                                row.getString("path"),
                                row.getString("key")));
                    }
                }
            }
        }
    }
}
