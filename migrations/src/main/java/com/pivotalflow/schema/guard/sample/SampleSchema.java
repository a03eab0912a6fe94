package com.pivotalflow.schema.guard.sample;

import com.pivotalflow.schema.guard.sample.SampleTable.Check;
import com.pivotalflow.schema.guard.sample.SampleTable.Key;
import com.pivotalflow.schema.guard.sample.SampleTable.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the tables of a database with all their rows have to keep, by four queries. */
final class SampleSchema {

    /** {@code 'active'::text}, {@code 0}, {@code (-1)}, {@code true}: a default that is the same for every row. */
    private static final Pattern CONSTANT = Pattern.compile(
            "\\(?(?:'((?:[^']|'')*)'|(-?[0-9.]+)|(true|false))\\)?(?:::[a-z \"\\[\\]]+(?:\\([0-9, ]+\\))?)*");

    private final Connection connection;
    private final Map<Long, List<SampleColumn>> columns = new HashMap<>();
    private final Map<Long, List<Check>> checks = new HashMap<>();
    private final Map<Long, List<Reference>> references = new HashMap<>();
    private final Map<Long, List<Key>> keys = new HashMap<>();

    private SampleSchema(Connection connection) {
        this.connection = connection;
    }

    /** Every table by its OID, ordered by name. */
    static Map<Long, SampleTable> read(Connection connection) throws SQLException {
        return new SampleSchema(connection).tables();
    }

    private Map<Long, SampleTable> tables() throws SQLException {
        Map<Long, SampleTable> found = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(resource("tables.sql"));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                long id = row.getLong("id");
                found.put(
                        id,
                        new SampleTable(
                                id,
                                row.getString("name"),
                                row.getBoolean("divided"),
                                row.getString("bound"),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()));
            }
        }
        Long[] ids = found.keySet().toArray(Long[]::new);
        each("columns.sql", ids, this::column);
        each("constraints.sql", ids, this::constraint);
        each("keys.sql", ids, this::key);
        found.replaceAll((id, table) -> new SampleTable(
                id,
                table.name(),
                table.divided(),
                table.bound(),
                columns.getOrDefault(id, List.of()),
                checks.getOrDefault(id, List.of()),
                references.getOrDefault(id, List.of()),
                keys.getOrDefault(id, List.of())));
        return found;
    }

    private void column(long table, ResultSet row) throws SQLException {
        String fallback = row.getString("default_value");
        boolean counted = fallback != null && fallback.startsWith("nextval(");
        String element = row.getString("element");
        add(
                columns,
                table,
                new SampleColumn(
                        row.getString("name"),
                        row.getString("declared"),
                        row.getString("type"),
                        row.getInt("modifier"),
                        row.getString("class").equals("e"),
                        element == null ? row.getString("subtype") : element,
                        row.getBoolean("required"),
                        !row.getBoolean("made_by_server") && !counted,
                        constant(fallback),
                        texts(row, "labels"),
                        texts(row, "rules")));
    }

    private void constraint(long table, ResultSet row) throws SQLException {
        String name = row.getString("name");
        if (row.getString("class").equals("c")) {
            add(checks, table, new Check(name, row.getString("condition")));
        } else {
            add(
                    references,
                    table,
                    new Reference(name, texts(row, "columns"), row.getLong("parent_id"), texts(row, "parent_columns")));
        }
    }

    private void key(long table, ResultSet row) throws SQLException {
        add(
                keys,
                table,
                new Key(
                        row.getString("name"),
                        row.getBoolean("excluding"),
                        row.getBoolean("nulls_are_equal"),
                        texts(row, "parts"),
                        row.getString("predicate")));
    }

    private void each(String query, Long[] tables, Reader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(resource(query))) {
            statement.setArray(1, connection.createArrayOf("bigint", tables));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row.getLong("table_id"), row);
                }
            }
        }
    }

    private static @Nullable String constant(@Nullable String fallback) {
        if (fallback == null) {
            return null;
        }
        Matcher matcher = CONSTANT.matcher(fallback);
        if (!matcher.matches()) {
            return null;
        }
        String text = matcher.group(1);
        return text == null ? fallback.replaceAll("[()]|::.*", "") : text.replace("''", "'");
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static <T> void add(Map<Long, List<T>> lists, long table, T element) {
        lists.computeIfAbsent(table, id -> new ArrayList<>()).add(element);
    }

    static String resource(String name) {
        try (InputStream stream = SampleSchema.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** Takes one row of an answer. */
    private interface Reader {
        void read(long table, ResultSet row) throws SQLException;
    }
}
