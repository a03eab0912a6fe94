package com.pivotalflow.schema.twin;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A catalog, sorted by tables. */
final class SchemaShape {

    private final Catalog catalog;
    private final SortedMap<String, TableShape> tables = new TreeMap<>();

    private SchemaShape(Catalog catalog) {
        this.catalog = catalog;
        Map<String, Map<String, ColumnShape>> columns = new HashMap<>();
        of(Kind.COLUMN)
                .forEach(entry -> columns.computeIfAbsent(Names.tableOfColumn(entry), table -> new HashMap<>())
                        .put(Names.column(entry), ColumnShape.of(entry)));
        Map<String, List<Entry>> standing = new HashMap<>();
        Stream.of(Kind.CONSTRAINT, Kind.INDEX, Kind.TRIGGER, Kind.RULE)
                .flatMap(this::of)
                .forEach(entry -> standing.computeIfAbsent(Names.tableOf(entry), table -> new ArrayList<>())
                        .add(entry));
        of(Kind.TABLE)
                .forEach(entry -> tables.put(
                        entry.object(),
                        table(
                                entry,
                                columns.getOrDefault(entry.object(), Map.of()),
                                standing.getOrDefault(entry.object(), List.of()))));
    }

    static SchemaShape of(Catalog catalog) {
        return new SchemaShape(catalog);
    }

    /** All tables by name, sorted. */
    SortedMap<String, TableShape> tables() {
        return tables;
    }

    Optional<TableShape> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** Everything of one kind. */
    Stream<Entry> of(Kind kind) {
        return catalog.entries().stream().filter(entry -> entry.kind() == kind);
    }

    Optional<Entry> find(Entry.Key key) {
        return catalog.find(key);
    }

    private static TableShape table(Entry entry, Map<String, ColumnShape> columns, List<Entry> standing) {
        List<Entry> constraints =
                standing.stream().filter(one -> one.kind() == Kind.CONSTRAINT).toList();
        return new TableShape(
                entry,
                columns,
                constraints.stream().flatMap(one -> KeyShape.of(one).stream()).toList(),
                constraints.stream().filter(one -> KeyShape.of(one).isEmpty()).toList(),
                standing.stream()
                        .filter(one -> one.kind() == Kind.INDEX)
                        .map(IndexShape::of)
                        .toList(),
                standing.stream()
                        .filter(one -> one.kind() == Kind.TRIGGER || one.kind() == Kind.RULE)
                        .toList());
    }
}
