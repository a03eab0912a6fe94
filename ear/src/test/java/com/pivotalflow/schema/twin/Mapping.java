package com.pivotalflow.schema.twin;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What entities say beyond the tables that Hibernate makes of them.
 *
 * @param tables by name
 * @param entityTables the table of each entity by its simple name
 */
record Mapping(SortedMap<String, MappedTable> tables, Map<String, String> entityTables) {

    Mapping {
        tables = new TreeMap<>(tables);
        entityTables = Map.copyOf(entityTables);
    }

    Optional<MappedTable> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }
}
