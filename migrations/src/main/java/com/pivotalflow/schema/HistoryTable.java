package com.pivotalflow.schema;

import com.pivotalflow.schema.journal.History;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's table as it stands in a database.
 *
 * @param rows by rank
 */
record HistoryTable(List<Applied> rows) {

    /**
     * A row, with what no comparison needs.
     *
     * @param row what is compared
     * @param at when it was written
     * @param took how long its script ran
     */
    record Applied(History.Row row, Instant at, Duration took) {}

    private static final String EXISTS = "SELECT to_regclass('public.flyway_schema_history') IS NOT NULL";

    private static final String ROWS = """
            SELECT installed_rank, version, description, type, script, checksum, success,
                   installed_on, execution_time
            FROM public.flyway_schema_history
            ORDER BY installed_rank
            """;

    HistoryTable {
        rows = List.copyOf(rows);
    }

    /** Reads; a database without the table has no rows. */
    static HistoryTable read(Connection connection) throws SQLException {
        List<Applied> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                return new HistoryTable(rows);
            }
            try (ResultSet row = statement.executeQuery(ROWS)) {
                while (row.next()) {
                    rows.add(applied(row));
                }
            }
        }
        return new HistoryTable(rows);
    }

    /** The part that is compared. */
    History history() {
        return new History(rows.stream().map(Applied::row).toList());
    }

    /** The last row of a file that succeeded. */
    Optional<Applied> of(String script) {
        return rows.stream()
                .filter(applied ->
                        applied.row().success() && applied.row().script().equals(script))
                .reduce((first, last) -> last);
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(EXISTS)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Applied applied(ResultSet row) throws SQLException {
        @Nullable Integer checksum = row.getObject("checksum", Integer.class);
        // Flyway writes the session's local time; every session of ours runs in UTC.
        Instant at = row.getObject("installed_on", LocalDateTime.class).toInstant(ZoneOffset.UTC);
        return new Applied(
                new History.Row(
                        row.getInt("installed_rank"),
                        row.getString("version"),
                        row.getString("description"),
                        row.getString("type"),
                        row.getString("script"),
                        checksum,
                        row.getBoolean("success")),
                at,
                Duration.ofMillis(row.getInt("execution_time")));
    }
}
