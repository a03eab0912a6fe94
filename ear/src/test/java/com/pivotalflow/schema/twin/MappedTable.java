package com.pivotalflow.schema.twin;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table as the entities use it.
 *
 * @param name with its schema, {@code public.quotes}
 * @param columns by name
 * @param version the column that counts changes, if there is one
 * @param losesRows whether the mapping deletes rows by itself, as parts that leave their aggregate
 */
record MappedTable(
        String name,
        Map<String, MappedColumn> columns,
        @Nullable String version,
        boolean losesRows) {

    MappedTable {
        columns = Map.copyOf(columns);
    }

    Optional<MappedColumn> column(String column) {
        return Optional.ofNullable(columns.get(column));
    }
}
