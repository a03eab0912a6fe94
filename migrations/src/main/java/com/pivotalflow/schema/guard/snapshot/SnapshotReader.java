package com.pivotalflow.schema.guard.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a snapshot by one query for each kind of thing; some 30 ms for a schema of sixty tables. */
public final class SnapshotReader {

    private static final String COMMON = resource("common");
    private static final Map<String, String> QUERIES = new HashMap<>();

    static {
        for (String name : List.of(
                "schemas",
                "extensions",
                "relations",
                "columns",
                "constraints",
                "indexes",
                "triggers",
                "policies",
                "routines",
                "types",
                "sequences",
                "grants")) {
            QUERIES.put(name, COMMON + resource(name));
        }
    }

    private final Connection connection;

    private SnapshotReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * Reads the catalog as it is committed.
     *
     * @param superuser a connection that no rule holds back; its search path is emptied
     */
    public static Snapshot read(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("SET search_path = ''");
        }
        return new SnapshotReader(superuser).read();
    }

    /** Makes one thing of one row. */
    @FunctionalInterface
    private interface Maker<T> {
        T make(ResultSet row) throws SQLException;
    }

    private Snapshot read() throws SQLException {
        return new Snapshot(
                byOid("schemas", row -> new Named(row.getLong(1), row.getString(2), row.getString(3))),
                byOid("extensions", row -> new Named(row.getLong(1), row.getString(2), "")),
                byOid("relations", SnapshotReader::relation),
                columns(),
                byOid("constraints", SnapshotReader::constraint),
                byOid("indexes", SnapshotReader::index),
                byOid("triggers", SnapshotReader::trigger),
                byOid("policies", SnapshotReader::policy),
                byOid("routines", SnapshotReader::routine),
                byOid("types", SnapshotReader::type),
                sequences(),
                all("grants", SnapshotReader::grant),
                largeObjects());
    }

    private <T> Map<Long, T> byOid(String query, Maker<T> maker) throws SQLException {
        Map<Long, T> found = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERIES.get(query))) {
            while (row.next()) {
                found.put(row.getLong(1), maker.make(row));
            }
        }
        return found;
    }

    private <T> List<T> all(String query, Maker<T> maker) throws SQLException {
        List<T> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERIES.get(query))) {
            while (row.next()) {
                found.add(maker.make(row));
            }
        }
        return found;
    }

    private Map<Long, NavigableMap<Integer, Column>> columns() throws SQLException {
        Map<Long, NavigableMap<Integer, Column>> found = new HashMap<>();
        for (Column column : all("columns", SnapshotReader::column)) {
            found.computeIfAbsent(column.relation(), none -> new TreeMap<>()).put(column.number(), column);
        }
        return found;
    }

    private Map<Long, Sequence> sequences() throws SQLException {
        Map<Long, Sequence> found = new LinkedHashMap<>();
        for (Map.Entry<Long, Sequence> entry :
                byOid("sequences", SnapshotReader::sequence).entrySet()) {
            Sequence sequence = entry.getValue();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT last_value, is_called FROM " + sequence.name())) {
                row.next();
                found.put(
                        entry.getKey(),
                        new Sequence(
                                sequence.oid(),
                                sequence.name(),
                                sequence.parameters(),
                                sequence.increment(),
                                sequence.ownerTable(),
                                sequence.ownerColumn(),
                                sequence.tables(),
                                row.getLong(1),
                                row.getBoolean(2)));
            }
        }
        return found;
    }

    private long largeObjects() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_catalog.pg_largeobject_metadata")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Relation relation(ResultSet row) throws SQLException {
        return new Relation(
                row.getLong("oid"),
                row.getLong("relnamespace"),
                row.getString("name"),
                letter(row.getString("relkind")),
                letter(row.getString("relpersistence")),
                row.getString("owner"),
                row.getBoolean("relrowsecurity"),
                row.getBoolean("relforcerowsecurity"),
                row.getLong("relfilenode"),
                row.getLong("reltablespace"),
                row.getBoolean("relispopulated"),
                row.getBoolean("relispartition"),
                row.getString("method"),
                longs(row.getArray("parents")),
                texts(row.getArray("options")),
                row.getBoolean("updatable"));
    }

    private static Column column(ResultSet row) throws SQLException {
        return new Column(
                row.getLong("relation"),
                row.getInt("attnum"),
                row.getString("name"),
                row.getString("plain"),
                row.getString("type"),
                row.getLong("atttypid"),
                row.getBoolean("attnotnull"),
                row.getString("expression"),
                letter(row.getString("attidentity")),
                letter(row.getString("attgenerated")),
                row.getBoolean("attislocal"),
                row.getString("missing"));
    }

    private static Constraint constraint(ResultSet row) throws SQLException {
        return new Constraint(
                row.getLong("oid"),
                row.getString("name"),
                row.getLong("conrelid"),
                row.getLong("contypid"),
                letter(row.getString("contype")),
                row.getString("definition"),
                text(row.getString("expression")),
                row.getBoolean("convalidated"),
                row.getBoolean("condeferrable"),
                row.getBoolean("condeferred"),
                integers(row.getArray("columns")),
                row.getLong("confrelid"),
                integers(row.getArray("referenced")),
                text(row.getString("confdeltype")) + text(row.getString("confupdtype")),
                row.getLong("conindid"),
                row.getLong("conparentid"));
    }

    private static Index index(ResultSet row) throws SQLException {
        return new Index(
                row.getLong("oid"),
                row.getLong("indrelid"),
                row.getString("name"),
                letter(row.getString("relkind")),
                row.getLong("relfilenode"),
                row.getLong("reltablespace"),
                row.getString("definition"),
                row.getBoolean("indisunique"),
                row.getBoolean("indisprimary"),
                row.getBoolean("valid"),
                row.getBoolean("indnullsnotdistinct"),
                text(row.getString("predicate")),
                text(row.getString("expressions")),
                integers(row.getArray("columns")),
                row.getBoolean("of_constraint"));
    }

    private static Trigger trigger(ResultSet row) throws SQLException {
        return new Trigger(
                row.getLong("oid"),
                row.getLong("relation"),
                row.getString("name"),
                row.getString("definition"),
                letter(row.getString("enabled")),
                row.getBoolean("internal"),
                row.getInt("bits"),
                row.getLong("routine"),
                integers(row.getArray("columns")));
    }

    private static Policy policy(ResultSet row) throws SQLException {
        return new Policy(
                row.getLong("oid"),
                row.getLong("polrelid"),
                row.getString("name"),
                letter(row.getString("polcmd")),
                row.getBoolean("polpermissive"),
                texts(row.getArray("roles")),
                row.getString("using_expression"),
                row.getString("check_expression"));
    }

    private static Routine routine(ResultSet row) throws SQLException {
        return new Routine(
                row.getLong("oid"),
                row.getString("signature"),
                row.getString("name"),
                letter(row.getString("prokind")),
                row.getString("result"),
                row.getString("arguments"),
                row.getBoolean("prosecdef"),
                texts(row.getArray("settings")),
                row.getString("owner"),
                row.getString("body"));
    }

    private static Type type(ResultSet row) throws SQLException {
        List<Long> oids = longs(row.getArray("label_oids"));
        List<String> names = texts(row.getArray("labels"));
        Map<Long, String> labels = new HashMap<>();
        for (int i = 0; i < oids.size(); i++) {
            labels.put(oids.get(i), names.get(i));
        }
        return new Type(
                row.getLong("oid"),
                row.getString("name"),
                letter(row.getString("typtype")),
                row.getBoolean("typnotnull"),
                row.getString("typdefault"),
                row.getString("owner"),
                labels);
    }

    private static Sequence sequence(ResultSet row) throws SQLException {
        HashSet<Long> tables = new HashSet<>(longs(row.getArray("used_by")));
        if (row.getLong("owner_table") != 0) {
            tables.add(row.getLong("owner_table"));
        }
        return new Sequence(
                row.getLong("oid"),
                row.getString("name"),
                row.getString("parameters"),
                row.getLong("seqincrement"),
                row.getLong("owner_table"),
                row.getInt("owner_column"),
                tables,
                0,
                false);
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                row.getString("class"),
                row.getLong("oid"),
                row.getInt("sub"),
                row.getString("name"),
                row.getString("owner"),
                row.getString("grantee"),
                row.getString("privilege"));
    }

    private static char letter(@Nullable String text) {
        return text == null || text.isEmpty() ? ' ' : text.charAt(0);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static List<Long> longs(Array array) throws SQLException {
        List<Long> found = new ArrayList<>();
        for (Object value : (Object[]) array.getArray()) {
            found.add(((Number) value).longValue());
        }
        return found;
    }

    private static List<Integer> integers(Array array) throws SQLException {
        return longs(array).stream().map(Long::intValue).toList();
    }

    private static List<String> texts(Array array) throws SQLException {
        List<String> found = new ArrayList<>();
        for (Object value : (Object[]) array.getArray()) {
            found.add(String.valueOf(value));
        }
        return found;
    }

    private static String resource(String name) {
        try (InputStream stream = SnapshotReader.class.getResourceAsStream(name + ".sql")) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
