package com.pivotalflow.schema.twin;

import com.pivotalflow.schema.catalog.Entry;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An index of a catalog, taken apart.
 *
 * @param entry what was read
 * @param body everything but its name: uniqueness, method, columns with their order, condition, state
 * @param columns the columns of an index that a mapping could declare; empty for one on an expression, on some rows or
 *     of another method than btree
 */
record IndexShape(Entry entry, String body, List<String> columns) {

    private static final Pattern NAMED = Pattern.compile("(?<before>CREATE (?:UNIQUE )?INDEX) \\S+ (?<after>ON .*)");

    private static final Pattern DECLARABLE = Pattern.compile(
            "CREATE (?:UNIQUE )?INDEX ON \\S+ USING btree \\((?<columns>[^()]+)\\)(?: INVALID)?(?: NOT READY)?");

    IndexShape {
        columns = List.copyOf(columns);
    }

    static IndexShape of(Entry entry) {
        Matcher named = NAMED.matcher(entry.definition());
        if (!named.matches()) {
            throw new IllegalArgumentException("not the definition of an index: " + entry);
        }
        String body = named.group("before") + " " + named.group("after");
        Matcher declarable = DECLARABLE.matcher(body);
        return new IndexShape(
                entry,
                body,
                declarable.matches()
                        ? Names.list(declarable.group("columns").replaceAll(" (?:ASC|DESC|NULLS FIRST|NULLS LAST)", ""))
                        : List.of());
    }

    /** Whether a mapping could declare it. */
    boolean isDeclarable() {
        return !columns.isEmpty();
    }

    /** The name, without the table. */
    String name() {
        return Names.bare(entry);
    }
}
