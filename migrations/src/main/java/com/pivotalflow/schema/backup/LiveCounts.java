package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.outcome.SchemaFailedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Counts what a script would destroy in this database. */
public final class LiveCounts {

    /** Counting is for a text that people wait for. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    /** The server ended a statement because it took too long. */
    private static final String CANCELLED = "57014";

    private final TenantReader reader;
    private final long deadline;

    private LiveCounts(TenantReader reader, Duration longest) {
        this.reader = reader;
        this.deadline = System.nanoTime() + longest.toNanos();
    }

    /** What one query counted. */
    private record Numbers(long rows, long values, long organizations) {}

    /**
     * Counts, in the order of the plan. What is not there yet, because an earlier script is to make it, is left out.
     *
     * @param longest for all together; what is not counted by then is estimated
     * @throws SchemaFailedException if rows cannot be read
     */
    public static List<LiveCount> of(RowAccess access, CopyPlan plan, Duration longest) {
        List<LiveCount> counts = new ArrayList<>();
        try (TenantReader reader = TenantReader.begin(access)) {
            LiveCounts counter = new LiveCounts(reader, longest);
            for (CopyPlan.Loss loss : plan.losses()) {
                for (TableShape table : new Shapes(reader.connection()).of(loss)) {
                    counts.add(counter.count(loss, table));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new SchemaFailedException(
                    "cannot count what would be destroyed: " + e.getMessage() + ". Nothing was changed.");
        }
    }

    private LiveCount count(CopyPlan.Loss loss, TableShape table) throws SQLException {
        boolean column = loss.path().size() == 3 && loss.leavesRows();
        Connection connection = reader.connection();
        Savepoint before = connection.setSavepoint();
        try {
            Numbers numbers =
                    numbers(table, column ? table.title().substring(table.name().length() + 1) : "*");
            if (numbers.rows() == 0) {
                reader.refuseHidden(table);
            }
            return new LiveCount(
                    loss.rule(),
                    table.title(),
                    column,
                    numbers.rows(),
                    column ? OptionalLong.of(numbers.values()) : OptionalLong.empty(),
                    table.tenant() ? OptionalLong.of(numbers.organizations()) : OptionalLong.empty(),
                    true);
        } catch (SQLException e) {
            if (!CANCELLED.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            return new LiveCount(
                    loss.rule(),
                    table.title(),
                    column,
                    reader.expected(table),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    false);
        }
    }

    private Numbers numbers(TableShape table, String counted) throws SQLException {
        String query = "SELECT count(*), count(" + counted + "), "
                + (table.tenant() ? "count(DISTINCT " + TableShape.TENANT + ")" : "0") + " FROM " + table.name();
        if (!table.fenced()) {
            return numbers(query);
        }
        long rows = 0;
        long values = 0;
        long organizations = 0;
        for (String organization : reader.organizations(table)) {
            reader.enter(organization);
            Numbers one = numbers(query);
            rows += one.rows();
            values += one.values();
            organizations += one.organizations();
        }
        reader.enter("");
        return new Numbers(rows, values, organizations);
    }

    private Numbers numbers(String query) throws SQLException {
        long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
        try (Statement statement = reader.connection().createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + left);
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                Numbers numbers = new Numbers(row.getLong(1), row.getLong(2), row.getLong(3));
                statement.execute("SET LOCAL statement_timeout = 0");
                return numbers;
            }
        }
    }
}
