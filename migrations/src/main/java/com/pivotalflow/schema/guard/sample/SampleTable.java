package com.pivotalflow.schema.guard.sample;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table to fill and what its rows have to keep.
 *
 * @param id its OID
 * @param name with schema, quoted where needed
 * @param divided whether its rows lie in its partitions
 * @param bound which rows a partition takes; null for other tables
 * @param columns in order
 * @param checks its conditions
 * @param references its foreign keys
 * @param keys what is unique or excludes each other
 */
record SampleTable(
        long id,
        String name,
        boolean divided,
        @Nullable String bound,
        List<SampleColumn> columns,
        List<Check> checks,
        List<Reference> references,
        List<Key> keys) {

    SampleTable {
        columns = List.copyOf(columns);
        checks = List.copyOf(checks);
        references = List.copyOf(references);
        keys = List.copyOf(keys);
    }

    /** A condition, as the server prints it. */
    record Check(String name, String condition) {}

    /** A foreign key. */
    record Reference(String name, List<String> columns, long parentId, List<String> parentColumns) {

        Reference {
            columns = List.copyOf(columns);
            parentColumns = List.copyOf(parentColumns);
        }
    }

    /**
     * A unique index or an exclusion constraint.
     *
     * @param parts columns or expressions
     * @param predicate which rows it is about; null for all
     */
    record Key(
            String name,
            boolean excluding,
            boolean nullsAreEqual,
            List<String> parts,
            @Nullable String predicate) {

        Key {
            parts = List.copyOf(parts);
        }
    }

    /** One of its columns. */
    Optional<SampleColumn> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }

    /** A column with its table in front. */
    String nameOf(SampleColumn column) {
        return name + "." + column.name();
    }

    /** Whether a row can do without this reference. */
    boolean optional(Reference reference) {
        return reference.columns().stream()
                .anyMatch(name -> column(name).map(column -> !column.required()).orElse(false));
    }
}
