package com.pivotalflow.schema.twin;

import com.pivotalflow.schema.catalog.Entry;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * E5: what no mapping can say is the schema's alone. It is counted, so that a report shows what the comparison did not
 * look at.
 */
final class SchemaAlone {

    private final SortedMap<String, Integer> counts = new TreeMap<>();

    /** Counts a thing if it is one of these. */
    boolean takes(Entry entry) {
        Optional<String> sort = sort(entry);
        sort.ifPresent(this::count);
        return sort.isPresent();
    }

    /** Counts what lives within another thing, such as a default in a column. */
    void count(String sort) {
        counts.merge(sort, 1, Integer::sum);
    }

    /** How many of each sort. */
    Map<String, Integer> counts() {
        return counts;
    }

    private static Optional<String> sort(Entry entry) {
        return Optional.ofNullable(
                switch (entry.kind()) {
                    case POLICY -> "policies";
                    case GRANT -> "grants";
                    case COMMENT -> "comments";
                    case VIEW, QUERY -> "views";
                    case ROUTINE -> "routines";
                    case SCHEMA -> "schemas";
                    case EXTENSION -> "extensions";
                    case INDEX -> IndexShape.of(entry).isDeclarable() ? null : "partial and expression indexes";
                    case CONSTRAINT -> constraint(entry);
                    default -> null;
                });
    }

    private static @Nullable String constraint(Entry entry) {
        if (entry.definition().startsWith("EXCLUDE ")) {
            return "exclusion constraints";
        }
        return KeyShape.of(entry).isEmpty() ? "checks" : null;
    }
}
