package com.pivotalflow.schema.twin;

import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the application's role may do, with whole tables and with single columns. */
final class Rights {

    private static final List<String> GRANTEES = List.of(" to ${app}", " to PUBLIC");

    private final Map<String, Set<String>> rights = new HashMap<>();

    private Rights() {}

    static Rights of(SchemaShape scripts) {
        Rights rights = new Rights();
        scripts.of(Kind.GRANT).forEach(rights::add);
        return rights;
    }

    /** Whether it may do something with a column, named or with the whole table. */
    boolean allow(String privilege, ColumnShape column) {
        return allow(privilege, Names.tableOfColumn(column.entry()))
                || allow(privilege, column.entry().object());
    }

    /** Whether it may do something with a whole table. */
    boolean allow(String privilege, String object) {
        return rights.getOrDefault(object, Set.of()).contains(privilege);
    }

    private void add(Entry entry) {
        GRANTEES.stream()
                .filter(grantee -> entry.object().endsWith(grantee))
                .forEach(grantee -> rights.computeIfAbsent(
                                entry.object().substring(0, entry.object().length() - grantee.length()),
                                object -> new HashSet<>())
                        .addAll(List.of(entry.definition()
                                .replaceFirst("^\\S+ ", "")
                                .replace(" WITH GRANT OPTION", "")
                                .split(", ", -1))));
    }
}
