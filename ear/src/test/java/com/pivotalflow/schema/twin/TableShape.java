package com.pivotalflow.schema.twin;

import com.pivotalflow.schema.catalog.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of a catalog with what stands on it.
 *
 * @param entry what was read of the table itself
 * @param columns by name
 * @param keys primary, unique and foreign keys
 * @param checks the other constraints
 * @param indexes those that belong to no constraint
 * @param triggers triggers and rules
 */
record TableShape(
        Entry entry,
        Map<String, ColumnShape> columns,
        List<KeyShape> keys,
        List<Entry> checks,
        List<IndexShape> indexes,
        List<Entry> triggers) {

    TableShape {
        columns = Map.copyOf(columns);
        keys = List.copyOf(keys);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
        triggers = List.copyOf(triggers);
    }

    /** {@code public.quotes}. */
    String name() {
        return entry.object();
    }

    /** What kind of table, without its owner and its row security, which no mapping speaks about. */
    String sort() {
        return entry.definition().replaceAll(", owner [^,]+", "").replaceAll(", row security [^,]+", "");
    }

    /** The keys of one sort. */
    List<KeyShape> keys(KeyShape.Sort sort) {
        return keys.stream().filter(key -> key.sort() == sort).toList();
    }

    Optional<ColumnShape> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }
}
