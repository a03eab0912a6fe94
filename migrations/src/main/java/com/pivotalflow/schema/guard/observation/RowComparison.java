package com.pivotalflow.schema.guard.observation;

import com.pivotalflow.schema.guard.observation.RowChange.Document;
import com.pivotalflow.schema.guard.snapshot.Column;
import com.pivotalflow.schema.guard.snapshot.Constraint;
import com.pivotalflow.schema.guard.snapshot.Index;
import com.pivotalflow.schema.guard.snapshot.Relation;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compares rows before and after, by the keys that the tables had before. Partitions count together, so that a row that
 * moves between them stays the row it was.
 */
final class RowComparison {

    private final Snapshot old;
    private final Map<Long, RowReader.Rows> before = new LinkedHashMap<>();

    private RowComparison(Snapshot old) {
        this.old = old;
    }

    /** Reads every row there is. */
    static RowComparison begin(Connection superuser, Snapshot old) throws SQLException {
        RowComparison comparison = new RowComparison(old);
        RowReader reader = new RowReader(superuser, old, old);
        for (Relation table : old.relations().values()) {
            if (table.holdsRows()) {
                comparison.before.put(table.oid(), reader.read(table, old.root(table.oid())));
            }
        }
        return comparison;
    }

    /** How many values each column of a table holds that are not NULL, by name of the column with its table. */
    Map<String, Integer> values() {
        Map<String, Integer> values = new TreeMap<>();
        before.forEach((table, rows) -> {
            for (String name : List.of(old.name(table), old.name(old.root(table)))) {
                values.merge(name, rows.rows().size(), Math::max);
            }
            for (Column column : old.columnsOf(table).values()) {
                long count = rows.rows().stream()
                        .filter(row -> row.containsKey(column.plain()))
                        .count();
                String whole = old.name(old.root(table)) + "." + column.name();
                values.merge(whole, (int) count, Integer::sum);
                if (old.root(table) != table) {
                    values.put(old.name(table) + "." + column.name(), (int) count);
                }
            }
        });
        return values;
    }

    /**
     * Reads again and compares.
     *
     * @param touched rows that the script touched, by OID of the table
     */
    Map<Long, RowChange> end(Connection superuser, Snapshot now, LongFunction<Counts> touched) throws SQLException {
        RowReader reader = new RowReader(superuser, old, now);
        Map<Long, List<Long>> tables = new LinkedHashMap<>();
        for (long table : before.keySet()) {
            tables.computeIfAbsent(old.root(table), none -> new ArrayList<>()).add(table);
        }
        Map<Long, RowChange> changes = new LinkedHashMap<>();
        for (Map.Entry<Long, List<Long>> table : tables.entrySet()) {
            if (now.relation(table.getKey()).isPresent()) {
                Whole whole = new Whole(table.getKey(), table.getValue(), now, reader, touched);
                RowChange change = whole.compare();
                if (!change.none() || !change.documents().isEmpty()) {
                    changes.put(table.getKey(), change);
                }
            }
        }
        return changes;
    }

    /** One table with its partitions. */
    private final class Whole {

        private final long root;
        private final Snapshot now;
        private final RowReader reader;
        private final List<Map<String, String>> earlier = new ArrayList<>();
        private final List<Map<String, String>> later = new ArrayList<>();
        private final Set<String> cast = new HashSet<>();
        private final Set<String> broken = new HashSet<>();
        private final Set<String> there = new HashSet<>();
        private final Map<String, String> types = new HashMap<>();
        private final Map<String, String> initial = new HashMap<>();
        private Counts counts = Counts.NONE;
        private String unreadable = "";

        Whole(long root, List<Long> parts, Snapshot now, RowReader reader, LongFunction<Counts> touched)
                throws SQLException {
            this.root = root;
            this.now = now;
            this.reader = reader;
            Set<Long> all = new HashSet<>(parts);
            now.relations().values().stream()
                    .filter(Relation::holdsRows)
                    .filter(part -> now.root(part.oid()) == root)
                    .forEach(part -> all.add(part.oid()));
            for (long part : all) {
                Relation relation = now.relation(part).orElse(null);
                if (relation != null) {
                    counts = counts.plus(touched.apply(part));
                    earlier.addAll(before.containsKey(part) ? before.get(part).rows() : List.of());
                    take(reader.read(relation, root));
                    describe(part);
                }
            }
        }

        private void take(RowReader.Rows rows) {
            later.addAll(rows.rows());
            cast.addAll(rows.cast());
            broken.addAll(rows.broken());
            unreadable = unreadable.isEmpty() ? rows.unreadable() : unreadable;
        }

        private void describe(long part) {
            for (Column column : now.columnsOf(part).values()) {
                Column was = old.column(part, column.number()).orElse(null);
                if (was == null) {
                    types.put(RowReader.NEW + column.plain(), column.isGenerated() ? "generated" : column.type());
                    if (column.missing() != null) {
                        initial.put(RowReader.NEW + column.plain(), column.missing());
                    }
                } else {
                    there.add(was.plain());
                    types.put(was.plain(), was.type());
                }
            }
        }

        RowChange compare() {
            List<String> key = key();
            Map<String, Map<String, String>> first = byKey(earlier, key);
            Map<String, Map<String, String>> second = byKey(later, key);
            Difference difference = new Difference();
            int removed = 0;
            for (Map.Entry<String, Map<String, String>> row : first.entrySet()) {
                Map<String, String> other = second.get(row.getKey());
                if (other == null) {
                    removed++;
                } else {
                    difference.look(row.getValue(), other);
                }
            }
            int added = 0;
            for (Map.Entry<String, Map<String, String>> row : second.entrySet()) {
                if (!first.containsKey(row.getKey())) {
                    added++;
                    difference.documents(Map.of(), row.getValue());
                }
            }
            // Nothing was deleted: then the keys themselves were written.
            int rekeyed = counts.deleted() == 0 && counts.updated() > 0 ? Math.min(removed, added) : 0;
            if (rekeyed > 0) {
                key.forEach(column -> difference.columns.merge(column, rekeyed, Integer::sum));
            }
            return new RowChange(
                    root,
                    earlier.size(),
                    unreadable.isEmpty() ? removed - rekeyed : 0,
                    added - rekeyed,
                    difference.changed + rekeyed,
                    difference.columns,
                    difference.filled,
                    difference.lost,
                    unreadable,
                    difference.documents);
        }

        /** Names of the columns that tell rows apart; empty if only all values together do. */
        private List<String> key() {
            List<List<Integer>> keys = new ArrayList<>();
            old.constraintsOf(root).stream()
                    .filter(constraint -> constraint.kind() == 'p')
                    .map(Constraint::columns)
                    .forEach(keys::add);
            old.indexesOf(root).stream()
                    .filter(index -> index.unique()
                            && index.valid()
                            && index.predicate().isEmpty()
                            && index.expressions().isEmpty())
                    .map(Index::columns)
                    .forEach(keys::add);
            return keys.stream()
                    .map(numbers -> numbers.stream()
                            .map(number -> old.column(root, number).orElseThrow())
                            .toList())
                    .filter(columns -> columns.stream().allMatch(Column::notNull))
                    .map(columns -> columns.stream().map(Column::plain).toList())
                    .filter(there::containsAll)
                    .filter(names -> names.stream().noneMatch(broken::contains))
                    .findFirst()
                    .orElse(List.of());
        }

        private Map<String, Map<String, String>> byKey(List<Map<String, String>> rows, List<String> key) {
            List<String> names = key.isEmpty() ? there.stream().sorted().toList() : key;
            Map<String, Map<String, String>> keyed = new LinkedHashMap<>();
            Map<String, Integer> seen = new HashMap<>();
            for (Map<String, String> row : rows) {
                StringBuilder text = new StringBuilder();
                for (String name : names) {
                    String value = row.get(name);
                    text.append(value == null ? "-" : value.length() + ":" + value)
                            .append(',');
                }
                int times = seen.merge(text.toString(), 1, Integer::sum);
                keyed.put(text.append(times).toString(), row);
            }
            return keyed;
        }

        /** Counts what differs between rows of the same key. */
        private final class Difference {

            private final Map<String, Integer> columns = new TreeMap<>();
            private final Map<String, Integer> filled = new TreeMap<>();
            private final Map<String, Integer> lost = new TreeMap<>();
            private final Map<String, Set<Document>> documents = new TreeMap<>();
            private int changed;

            void look(Map<String, String> row, Map<String, String> other) {
                boolean differs = false;
                for (String column : there) {
                    if (!same(column, row.get(column), other.get(column))) {
                        boolean converted = cast.contains(column);
                        (converted ? lost : columns).merge(column, 1, Integer::sum);
                        differs |= !converted;
                    }
                }
                changed += differs ? 1 : 0;
                if (counts.updated() > 0) {
                    types.forEach((column, type) -> fill(column, type, other.get(column)));
                }
                documents(row, other);
            }

            private void fill(String column, String type, @Nullable String value) {
                if (column.startsWith(RowReader.NEW)
                        && !type.equals("generated")
                        && !Objects.equals(value, initial.get(column))) {
                    filled.merge(column.substring(RowReader.NEW.length()), 1, Integer::sum);
                }
            }

            private boolean same(String column, @Nullable String one, @Nullable String other) {
                if (Objects.equals(one, other)) {
                    return !(broken.contains(column) && one != null);
                }
                return one != null
                        && other != null
                        && cast.contains(column)
                        && !broken.contains(column)
                        && reader.equalAs(types.getOrDefault(column, "text"), one, other);
            }

            void documents(Map<String, String> row, Map<String, String> other) {
                types.forEach((column, type) -> {
                    String document = other.get(column);
                    if (type.equals("jsonb") && document != null && !document.equals(row.get(column))) {
                        documents
                                .computeIfAbsent(column.replace(RowReader.NEW, ""), none -> new HashSet<>())
                                .add(new Document(document, row.getOrDefault(column, "")));
                    }
                });
            }
        }
    }
}
