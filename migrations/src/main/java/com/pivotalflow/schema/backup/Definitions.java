package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.catalog.Entry;

/** Which entries of a catalog are about a table: itself, its columns, its rules, its rights and their comments. */
final class Definitions {

    private Definitions() {}

    static boolean about(Entry entry, String table) {
        String object = entry.object();
        return object.equals(table)
                || object.startsWith(table + ".")
                || object.startsWith(table + " ")
                || object.endsWith(" on " + table)
                || object.endsWith(" " + table)
                || object.contains(" " + table + ".");
    }
}
