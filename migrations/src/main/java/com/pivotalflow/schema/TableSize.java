package com.pivotalflow.schema;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much a table holds.
 *
 * @param table with its schema
 * @param estimatedRows by the server's statistics, whatever row security hides; null if it has none yet
 * @param bytes with indexes and everything else that belongs to it
 * @param takenAt the day
 */
public record TableSize(String table, @Nullable Long estimatedRows, long bytes, LocalDate takenAt) {

    /** The first line of {@code table-sizes.csv}. */
    public static final String HEADER = "table,rows,bytes,taken_at";

    /** About how many rows; empty if the server was never asked to count. */
    public Optional<Long> rows() {
        return Optional.ofNullable(estimatedRows);
    }

    /** A line of {@code table-sizes.csv}. */
    public String line() {
        return table + "," + (estimatedRows == null ? "" : estimatedRows) + "," + bytes + "," + takenAt;
    }
}
