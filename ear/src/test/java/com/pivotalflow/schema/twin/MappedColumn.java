package com.pivotalflow.schema.twin;

import java.util.Set;

/**
 * A column as an entity uses it.
 *
 * @param name of the column
 * @param attribute the Java attribute that holds it
 * @param association whether the attribute is another entity
 * @param insertable whether an INSERT names it
 * @param updatable whether an UPDATE names it
 * @param values what the application stores, if the attribute is a closed set; otherwise empty
 */
record MappedColumn(
        String name, String attribute, boolean association, boolean insertable, boolean updatable, Set<String> values) {

    MappedColumn {
        values = Set.copyOf(values);
    }
}
