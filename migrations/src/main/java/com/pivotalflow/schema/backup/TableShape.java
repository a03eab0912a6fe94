package com.pivotalflow.schema.backup;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table, or some of its columns, and the one order in which its rows are always written: by key, each organization
 * for itself. Names are quoted where SQL needs it.
 *
 * @param oid of the table; 0 if it was read from a manifest
 * @param name with schema
 * @param columns those that are saved, in the table's order
 * @param key what identifies a row; empty if nothing does, then rows are ordered by all they hold
 * @param tenant whether it has a column {@code organization_id}
 * @param fenced whether row security hides rows from whoever reads
 * @param descendants whether rows of its partitions and children belong to it
 * @param title what is saved of it: {@code public.customers}, or {@code public.customers.rating} with the key beside it
 */
record TableShape(
        long oid,
        String name,
        List<Column> columns,
        List<String> key,
        boolean tenant,
        boolean fenced,
        boolean descendants,
        String title) {

    static final String TENANT = "organization_id";

    private static final String FORMAT = "(FORMAT csv, HEADER %s, ENCODING 'UTF8'%s)";

    /**
     * A column.
     *
     * @param name of it
     * @param type with its modifiers, such as {@code numeric(19,4)}
     * @param collation if it has one that matters, else empty
     * @param generated whether the server computes it
     */
    record Column(String name, String type, String collation, boolean generated) {

        String definition() {
            return name + " " + type + (collation.isEmpty() ? "" : " COLLATE " + collation);
        }
    }

    TableShape {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** The key and some columns; all columns if no key tells rows apart. */
    TableShape only(Set<String> names) {
        List<Column> kept = columns.stream()
                .filter(column -> key.isEmpty()
                        || key.contains(column.name())
                        || names.contains(column.name())
                        || column.name().equals(TENANT))
                .toList();
        return new TableShape(oid, name, kept, key, tenant, fenced, descendants, title(names));
    }

    /** Without the columns that the server computes itself: what can be written back. */
    TableShape writable() {
        List<Column> kept =
                columns.stream().filter(column -> !column.generated()).toList();
        List<String> names = kept.stream().map(Column::name).toList();
        return new TableShape(
                oid, name, kept, names.containsAll(key) ? key : List.of(), tenant, fenced, descendants, title);
    }

    /** Writes the rows that the session sees to the client. */
    String copyOut(boolean header) {
        return "COPY (" + select() + ") TO STDOUT " + String.format(FORMAT, header, ", FORCE_QUOTE *");
    }

    /** The same of another table of this shape. */
    String copyOutOf(String other) {
        return "COPY (" + select(other) + ") TO STDOUT " + String.format(FORMAT, true, ", FORCE_QUOTE *");
    }

    /** Takes rows from the client into a table of this shape; a header that names other columns is an error. */
    String copyInto(String other) {
        return "COPY " + other + " (" + columnNames() + ") FROM STDIN " + String.format(FORMAT, "MATCH", "");
    }

    /** Makes a table of this shape and nothing of its rules. */
    String create(String kind, String other) {
        return "CREATE " + kind + " " + other + " ("
                + columns.stream().map(Column::definition).collect(Collectors.joining(", ")) + ")";
    }

    String columnNames() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private String title(Set<String> names) {
        return columns.stream()
                .filter(column -> names.contains(column.name()))
                .map(column -> name + "." + column.name())
                .collect(Collectors.joining(", "));
    }

    private String select() {
        return select(descendants ? name : "ONLY " + name);
    }

    private String select(String from) {
        return "SELECT " + columnNames() + " FROM " + from + " ORDER BY " + order();
    }

    /** Byte order for texts, which is the same in every database. */
    private String order() {
        if (key.isEmpty()) {
            return "ROW(" + columnNames() + ")::text COLLATE \"C\"";
        }
        Stream<String> first = tenant ? Stream.of(TENANT) : Stream.empty();
        return Stream.concat(first, key.stream()).distinct().map(this::ordered).collect(Collectors.joining(", "));
    }

    private String ordered(String name) {
        return columns.stream()
                .filter(column ->
                        column.name().equals(name) && !column.collation().isEmpty())
                .findFirst()
                .map(column -> name + " COLLATE \"C\"")
                .orElse(name);
    }
}
