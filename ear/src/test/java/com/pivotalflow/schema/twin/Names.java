package com.pivotalflow.schema.twin;

import com.pivotalflow.schema.catalog.Entry;
import java.util.Arrays;
import java.util.List;

/** Names as a catalog writes them. */
final class Names {

    private static final String ON = " on ";

    private Names() {}

    /** The names in {@code organization_id, "position"}, without quotes. */
    static List<String> list(String columns) {
        return Arrays.stream(columns.split(", ", -1)).map(Names::unquoted).toList();
    }

    /** {@code position} for {@code "position"}. */
    static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    /** {@code uq_roles_name} for {@code uq_roles_name on public.roles}. */
    static String bare(Entry entry) {
        return unquoted(entry.object().substring(0, entry.object().lastIndexOf(ON)));
    }

    /** {@code public.roles} for {@code uq_roles_name on public.roles}. */
    static String tableOf(Entry entry) {
        return entry.object().substring(entry.object().lastIndexOf(ON) + ON.length());
    }

    /** {@code public.roles} for {@code public.roles.name}. */
    static String tableOfColumn(Entry entry) {
        return entry.object().substring(0, columnStart(entry.object()) - 1);
    }

    /** {@code name} for {@code public.roles.name}. */
    static String column(Entry entry) {
        return unquoted(entry.object().substring(columnStart(entry.object())));
    }

    private static int columnStart(String object) {
        int end = object.length() - 1;
        int dot = object.charAt(end) == '"' ? object.lastIndexOf('"', end - 1) - 1 : object.lastIndexOf('.');
        return dot + 1;
    }
}
