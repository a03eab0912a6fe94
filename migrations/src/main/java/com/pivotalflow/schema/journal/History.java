package com.pivotalflow.schema.journal;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's history table as it was read.
 *
 * @param rows by rank
 */
public record History(List<Row> rows) {

    /**
     * One row of {@code flyway_schema_history}.
     *
     * @param rank {@code installed_rank}
     * @param version the version as Flyway writes it, {@code 0012}; null of a repeatable script
     * @param description the name with blanks
     * @param type {@code SQL} or {@code BASELINE}; others are none of ours
     * @param script the file
     * @param checksum Flyway's CRC32; null if there is none
     * @param success false if it failed
     */
    public record Row(
            int rank,
            @Nullable String version,
            String description,
            String type,
            String script,
            @Nullable Integer checksum,
            boolean success) {

        /** The number of a version; 0 of a repeatable script and of a version that is no number. */
        public int number() {
            return version == null || !version.matches("[0-9]{1,9}") ? 0 : Integer.parseInt(version);
        }

        /** Whether it says where the history of an adopted database begins. */
        public boolean isBaseline() {
            return type.equals("BASELINE");
        }
    }

    public History {
        rows = rows.stream().sorted(Comparator.comparingInt(Row::rank)).toList();
    }

    /** Of a database that no script was applied to. */
    public static History empty() {
        return new History(List.of());
    }

    /** Whether a script has a row. */
    public boolean has(String script) {
        return rows.stream().anyMatch(row -> row.script().equals(script));
    }

    /** The number of the newest version; 0 if there is none. */
    public int newest() {
        return rows.stream().mapToInt(Row::number).max().orElse(0);
    }

    /** The version an adopted database began with; 0 if it began with nothing. */
    public int baseline() {
        return rows.stream().filter(Row::isBaseline).mapToInt(Row::number).max().orElse(0);
    }
}
