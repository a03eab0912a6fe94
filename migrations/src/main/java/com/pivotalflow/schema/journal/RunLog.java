package com.pivotalflow.schema.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the runner itself wrote beside the history, as far as the two are compared.
 *
 * @param rows in order of application
 */
public record RunLog(List<Row> rows) {

    /**
     * One script that ran.
     *
     * @param script the file
     * @param sha256 of its text
     * @param stmts of its statements
     * @param crc32 Flyway's checksum
     */
    public record Row(String script, String sha256, String stmts, int crc32) {}

    public RunLog {
        rows = List.copyOf(rows);
    }

    /** Of a database whose scripts were applied by something else. */
    public static RunLog empty() {
        return new RunLog(List.of());
    }

    /** The last run of each script, for whoever looks up many. */
    public Map<String, Row> byScript() {
        return rows.stream().collect(Collectors.toMap(Row::script, Function.identity(), (first, last) -> last));
    }

    /** The last run of a script. */
    public Optional<Row> row(String script) {
        return rows.stream().filter(row -> row.script().equals(script)).reduce((first, last) -> last);
    }
}
