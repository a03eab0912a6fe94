package com.pivotalflow.schema.twin;

import com.pivotalflow.schema.catalog.Entry;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A primary, unique or foreign key of a catalog, taken apart.
 *
 * @param entry what was read
 * @param sort which of the three
 * @param columns its columns in order
 * @param target the table a foreign key leads to; empty for the others
 * @param targetColumns the columns it leads to
 * @param rest what else is said: actions, deferral, validity
 */
record KeyShape(Entry entry, Sort sort, List<String> columns, String target, List<String> targetColumns, String rest) {

    private static final Pattern DEFINITION = Pattern.compile("(?<sort>PRIMARY KEY|UNIQUE|FOREIGN KEY) ?"
            + "(?<nulls>NULLS NOT DISTINCT )?\\((?<columns>[^)]*)\\)"
            + "(?: REFERENCES (?<target>[^(]+)\\((?<targets>[^)]*)\\))?(?<rest>.*)");

    /** What a key is for. */
    enum Sort {
        PRIMARY,
        UNIQUE,
        FOREIGN
    }

    KeyShape {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    /** The key, if the constraint is one. */
    static Optional<KeyShape> of(Entry entry) {
        Matcher definition = DEFINITION.matcher(entry.definition());
        if (!definition.matches()) {
            return Optional.empty();
        }
        String target = definition.group("target");
        String nulls = definition.group("nulls") == null ? "" : " NULLS NOT DISTINCT";
        return Optional.of(new KeyShape(
                entry,
                Sort.valueOf(definition.group("sort").replace(" KEY", "")),
                Names.list(definition.group("columns")),
                target == null ? "" : target,
                target == null ? List.of() : Names.list(definition.group("targets")),
                nulls + definition.group("rest")));
    }

    /** The name, without the table. */
    String name() {
        return Names.bare(entry);
    }
}
