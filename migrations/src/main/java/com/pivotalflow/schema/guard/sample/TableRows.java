package com.pivotalflow.schema.guard.sample;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads and writes the rows of tables, values as texts. One connection, prepared for it. */
final class TableRows {

    /** Enough to refer to; a chain's tables hold no more, and others are not read to the end. */
    private static final int MOST = 1000;

    private static final String SETTINGS = """
            SELECT set_config('timezone', 'UTC', false),
                   set_config('datestyle', 'ISO, YMD', false),
                   set_config('intervalstyle', 'postgres', false),
                   set_config('extra_float_digits', '1', false),
                   set_config('bytea_output', 'hex', false)
            """;

    private final Connection connection;

    TableRows(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            statement.execute(SampleSchema.resource("insert.sql"));
        }
    }

    /**
     * A row as it is stored.
     *
     * @param place where, as the server names it
     * @param values in the order of the columns
     */
    record Stored(String place, List<@Nullable String> values) {}

    /**
     * Why a row was refused.
     *
     * @param rule the constraint, if it was one; else empty
     */
    record Refusal(String state, String rule, String message) {}

    List<Stored> read(SampleTable table) throws SQLException {
        String columns = table.columns().stream()
                .map(column -> ", " + quoted(column.name()) + "::text")
                .collect(Collectors.joining());
        List<Stored> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT ctid::text" + columns + " FROM " + table.name() + " LIMIT " + MOST)) {
            while (row.next()) {
                List<@Nullable String> values = new ArrayList<>();
                for (int i = 0; i < table.columns().size(); i++) {
                    @Nullable String value = row.getString(i + 2);
                    boolean truth = table.columns().get(i).type().equals("boolean");
                    values.add(value);
                    if (truth && value != null) {
                        values.set(i, value.startsWith("t") ? "true" : "false");
                    }
                }
                rows.add(new Stored(row.getString(1), values));
            }
        }
        return rows;
    }

    /** Adds rows; those that are refused come back with the reason, by their place in the list. */
    Map<Integer, Refusal> insert(SampleTable table, List<Draft> drafts) throws SQLException {
        List<Integer> places = IntStream.range(0, table.columns().size())
                .filter(place -> table.columns().get(place).written())
                .boxed()
                .toList();
        String names = places.stream()
                .map(place -> quoted(table.columns().get(place).name()))
                .collect(Collectors.joining(", "));
        String values = IntStream.range(0, places.size())
                .mapToObj(i -> "(r ->> " + i + ")::"
                        + table.columns().get(places.get(i)).declared())
                .collect(Collectors.joining(", "));
        String insert = "INSERT INTO " + table.name() + (names.isEmpty() ? "" : " (" + names + ")") + " SELECT "
                + values + " FROM jsonb_array_elements($1) AS r";
        JsonArrayBuilder rows = Json.createArrayBuilder();
        for (Draft draft : drafts) {
            JsonArrayBuilder row = Json.createArrayBuilder();
            places.forEach(place -> add(row, draft.get(place)));
            rows.add(row);
        }
        return run(insert, rows);
    }

    /**
     * Changes rows in some columns; what is refused stays as it is.
     *
     * @param changed the row by the place it is stored at
     */
    void update(SampleTable table, List<Integer> places, Map<String, Draft> changed) throws SQLException {
        String values = IntStream.range(0, places.size())
                .mapToObj(i -> {
                    SampleColumn column = table.columns().get(places.get(i));
                    return quoted(column.name()) + " = (r ->> " + (i + 1) + ")::" + column.declared();
                })
                .collect(Collectors.joining(", "));
        JsonArrayBuilder rows = Json.createArrayBuilder();
        changed.forEach((place, draft) -> {
            JsonArrayBuilder row = Json.createArrayBuilder().add(place);
            places.forEach(column -> add(row, draft.get(column)));
            rows.add(row);
        });
        run(
                "UPDATE " + table.name() + " AS t SET " + values
                        + " FROM jsonb_array_elements($1) AS r WHERE t.ctid = (r ->> 0)::tid",
                rows);
    }

    /** Runs statements that somebody wrote for a table. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Map<Integer, Refusal> run(String sql, JsonArrayBuilder rows) throws SQLException {
        Map<Integer, Refusal> refused = new TreeMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM pg_temp.insert_samples(?, ?::jsonb)")) {
            statement.setString(1, sql);
            statement.setString(2, rows.build().toString());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    refused.put(
                            row.getInt("place"),
                            new Refusal(row.getString("state"), row.getString("rule"), row.getString("message")));
                }
            }
        }
        return refused;
    }

    private static void add(JsonArrayBuilder row, @Nullable String value) {
        if (value == null) {
            row.addNull();
        } else {
            row.add(value);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
