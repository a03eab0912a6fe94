package com.pivotalflow.schema.guard.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a database holds after it was filled.
 *
 * @param seed what the values came from; the same seed gives the same rows
 * @param rows how many each table holds, by its name with schema
 * @param empty why a table holds none; such a table cannot be judged (PF-N04)
 */
public record SampleReport(long seed, Map<String, Integer> rows, Map<String, String> empty) {

    public SampleReport {
        rows = Collections.unmodifiableMap(new TreeMap<>(rows));
        empty = Collections.unmodifiableMap(new TreeMap<>(empty));
    }

    /** Whether every table holds a row. */
    public boolean complete() {
        return empty.isEmpty();
    }

    /** How many rows there are in all. */
    public int total() {
        return rows.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** {@code 1,440 rows in 60 tables (seed 1)}, then a line for each table without one. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%,d rows in %d tables (seed %d)", total(), rows.size(), seed));
        empty.forEach((table, reason) -> lines.add("no sample row in " + table + ": " + reason));
        return String.join("\n", lines);
    }
}
