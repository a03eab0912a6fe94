package com.pivotalflow.schema.guard.sample;

import com.pivotalflow.schema.guard.sample.SampleTable.Reference;
import com.pivotalflow.schema.guard.sample.TableRows.Stored;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Fills the tables of a scratch database, so that a script meets rows as awkward as those of production. All rules of
 * the schema hold and its triggers fire; the same seed gives the same rows.
 *
 * <pre>{@code
 * SampleReport report = new SampleRows(24, 1, ScriptedSamples::find).fill(database.superuser());
 * }</pre>
 */
public final class SampleRows {

    /** How many rows a table gets if nobody says otherwise. */
    public static final int ROWS = 24;

    /** What the rows come from if nobody says otherwise. */
    public static final long SEED = 1;

    private final int wanted;
    private final long seed;
    private final Function<String, Optional<String>> scripted;

    /**
     * Sets it up.
     *
     * @param wanted how many rows each table is to hold
     * @param seed what the rows come from
     * @param scripted statements that fill a table, by its name with schema, where inventing rows does not work; see
     *     {@link ScriptedSamples}
     */
    public SampleRows(int wanted, long seed, Function<String, Optional<String>> scripted) {
        this.wanted = wanted;
        this.seed = seed;
        this.scripted = scripted;
    }

    /** 24 rows, always the same, with the statements of {@code db/samples}. */
    public static SampleRows standard() {
        return new SampleRows(ROWS, SEED, ScriptedSamples::find);
    }

    /**
     * Tops every table up.
     *
     * @param superuser connections that row security does not hold back
     * @return what is there now
     * @throws SQLException if the connection does not serve; a refused row is no failure but part of the report
     */
    public SampleReport fill(DataSource superuser) throws SQLException {
        return fillNew(superuser, Set.of());
    }

    /**
     * Fills only what came since: tables that are new, and new columns of others. Rows and values that were there stay
     * as they are.
     *
     * @param old what {@link #objects} named before
     * @return what is there now
     * @throws SQLException if the connection does not serve
     */
    public SampleReport fillNew(DataSource superuser, Set<String> old) throws SQLException {
        try (Connection connection = superuser.getConnection()) {
            connection.setAutoCommit(false);
            SampleReport report = new Run(connection, old).fill();
            connection.commit();
            return report;
        }
    }

    /**
     * The tables and columns that there are to fill.
     *
     * @throws SQLException if the connection does not serve
     */
    public static Set<String> objects(DataSource superuser) throws SQLException {
        Set<String> objects = new TreeSet<>();
        try (Connection connection = superuser.getConnection()) {
            for (SampleTable table : SampleSchema.read(connection).values()) {
                objects.add(table.name());
                table.columns().forEach(column -> objects.add(table.nameOf(column)));
            }
        }
        return objects;
    }

    /** One filling. */
    private final class Run {

        private final Map<Long, SampleTable> tables;
        private final TableRows rows;
        private final Map<Long, List<Stored>> stored = new HashMap<>();
        private final Set<Long> filled = new LinkedHashSet<>();
        private final Map<String, String> empty = new TreeMap<>();
        private final Set<String> old;

        Run(Connection connection, Set<String> old) throws SQLException {
            this.old = old;
            tables = SampleSchema.read(connection);
            rows = new TableRows(connection);
        }

        SampleReport fill() throws SQLException {
            for (SampleTable table : FillingOrder.of(tables)) {
                stored.put(table.id(), rows.read(table));
                if (!table.divided() && !old.contains(table.name())) {
                    topUp(table);
                }
                filled.add(table.id());
            }
            for (SampleTable table : tables.values()) {
                List<Integer> blank = blankColumns(table);
                if (!table.divided() && !blank.isEmpty()) {
                    TableFiller filler = filler(table);
                    filler.know(stored(table));
                    filler.complete(stored(table), blank, oldColumns(table));
                }
            }
            Map<String, Integer> counts = new TreeMap<>();
            for (SampleTable table : tables.values()) {
                int count = table.divided()
                        ? rows.read(table).size()
                        : stored(table).size();
                counts.put(table.name(), count);
                if (count == 0) {
                    empty.putIfAbsent(table.name(), "it has no partition to hold one");
                } else {
                    empty.remove(table.name());
                }
            }
            return new SampleReport(seed, counts, empty);
        }

        private void topUp(SampleTable table) throws SQLException {
            int there = stored(table).size();
            if (there >= wanted) {
                return;
            }
            TableFiller filler = filler(table);
            filler.know(stored(table));
            filler.add(wanted - there);
            stored.put(table.id(), rows.read(table));
            if (stored(table).isEmpty()) {
                Optional<String> statements = scripted.apply(table.name());
                if (statements.isPresent()) {
                    rows.execute(statements.get());
                    stored.put(table.id(), rows.read(table));
                }
            }
            if (stored(table).isEmpty()) {
                empty.put(table.name(), filler.reason());
            }
        }

        /** Places of columns in which no row has a value, though it might: their tables were not filled before. */
        private List<Integer> blankColumns(SampleTable table) {
            return IntStream.range(0, table.columns().size())
                    .filter(place -> table.columns().get(place).written()
                            && !table.columns().get(place).required()
                            && !old.contains(table.nameOf(table.columns().get(place)))
                            && stored(table).stream()
                                    .allMatch(row -> row.values().get(place) == null))
                    .boxed()
                    .toList();
        }

        private Set<Integer> oldColumns(SampleTable table) {
            return IntStream.range(0, table.columns().size())
                    .filter(place -> old.contains(table.nameOf(table.columns().get(place))))
                    .boxed()
                    .collect(Collectors.toSet());
        }

        private TableFiller filler(SampleTable table) {
            Map<String, Integer> places = TableFiller.places(table);
            List<ReferenceRule> references = new ArrayList<>();
            for (Reference reference : table.references()) {
                references.add(rule(table, reference, places));
            }
            return new TableFiller(
                    table,
                    references,
                    places,
                    rows,
                    new Random(seed * 31 + table.name().hashCode()));
        }

        private ReferenceRule rule(SampleTable table, Reference reference, Map<String, Integer> places) {
            boolean itself = reference.parentId() == table.id();
            return new ReferenceRule(
                    reference.name(),
                    reference.columns().stream()
                            .map(places::get)
                            .map(Objects::requireNonNull)
                            .toList(),
                    table.optional(reference),
                    itself
                            ? reference.parentColumns().stream()
                                    .map(places::get)
                                    .map(Objects::requireNonNull)
                                    .toList()
                            : List.of(),
                    filled.contains(reference.parentId()) ? targets(reference) : List.of());
        }

        private List<List<String>> targets(Reference reference) {
            SampleTable parent = Objects.requireNonNull(tables.get(reference.parentId()));
            Map<String, Integer> places = TableFiller.places(parent);
            Map<List<String>, Boolean> targets = new LinkedHashMap<>();
            for (Stored row : stored(parent)) {
                List<String> target = new ArrayList<>();
                for (String column : reference.parentColumns()) {
                    @Nullable String value = row.values().get(Objects.requireNonNull(places.get(column)));
                    if (value != null) {
                        target.add(value);
                    }
                }
                if (target.size() == reference.parentColumns().size()) {
                    targets.put(target, true);
                }
            }
            return List.copyOf(targets.keySet());
        }

        private List<Stored> stored(SampleTable table) {
            return stored.getOrDefault(table.id(), List.of());
        }
    }
}
