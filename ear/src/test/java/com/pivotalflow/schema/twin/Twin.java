package com.pivotalflow.schema.twin;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares the schema that the scripts make with the one that the entities describe, exactly and in both directions
 * except for E1 to E5.
 *
 * <pre>{@code
 * TwinReport report = new Twin(reader.read(scripts), reader.read(entities), mapping, references).compare();
 * }</pre>
 */
final class Twin {

    private static final Pattern UNSOUND = Pattern.compile(" (?:NOT VALID|NOT ENFORCED|INVALID|NOT READY)\\b");

    private final SchemaShape scripts;
    private final SchemaShape entities;
    private final Mapping mapping;
    private final PlainId ids;
    private final Rights rights;
    private final Findings findings = new Findings();

    /**
     * Takes both sides.
     *
     * @param scripts what the scripts made
     * @param entities what Hibernate made of the entities
     * @param mapping what the entities say besides
     * @param references the tables of attributes that hold an id without telling whose
     */
    Twin(Catalog scripts, Catalog entities, Mapping mapping, Map<String, String> references) {
        this.scripts = SchemaShape.of(scripts);
        this.entities = SchemaShape.of(entities);
        this.mapping = mapping;
        this.ids = new PlainId(mapping.entityTables(), references);
        this.rights = Rights.of(this.scripts);
    }

    TwinReport compare() {
        entities.tables().values().forEach(this::compare);
        scripts.tables().values().stream()
                .filter(table -> entities.table(table.name()).isEmpty())
                .forEach(table -> findings.unmapped(TwinRule.UNMAPPED_TABLE, table.entry()));
        compareObjects();
        countWhatIsLeft();
        List<TwinFinding> sorted = findings.found().stream()
                .sorted(Comparator.comparing(TwinFinding::rule)
                        .thenComparing(finding -> finding.object().object()))
                .toList();
        return new TwinReport(
                sorted, findings.alone().counts(), entities.tables().size(), ids.unused());
    }

    private void compare(TableShape entity) {
        Optional<TableShape> table = scripts.table(entity.name());
        if (table.isEmpty()) {
            Optional<Entry> view = scripts.find(new Entry.Key(entity.name(), Kind.VIEW));
            view.ifPresentOrElse(
                    found -> findings.differ(
                            TwinRule.VIEW_FOR_TABLE,
                            found,
                            found.definition(),
                            entity.entry().definition()),
                    () -> findings.missing(TwinRule.MISSING_TABLE, entity.entry()));
            return;
        }
        TableShape script = table.get();
        MappedTable mapped =
                mapping.table(entity.name()).orElseGet(() -> new MappedTable(entity.name(), Map.of(), null, false));
        if (!script.sort().equals(entity.sort())) {
            findings.differ(TwinRule.OTHER_TABLE, script.entry(), script.sort(), entity.sort());
        }
        ColumnComparison columns = new ColumnComparison(script, entity, mapped, findings);
        columns.compare();
        columns.compareChecks();
        new KeyComparison(script, entity, mapped, ids, findings).compare();
        new UseComparison(script, mapped, rights, findings).compare();
        script.triggers().forEach(trigger -> findings.unmapped(TwinRule.TRIGGER, trigger));
        soundness(script)
                .filter(entry -> UNSOUND.matcher(entry.definition()).find())
                .forEach(entry -> findings.unmapped(TwinRule.NOT_VALID, entry));
    }

    private static Stream<Entry> soundness(TableShape table) {
        return Stream.of(
                        table.keys().stream().map(KeyShape::entry),
                        table.checks().stream(),
                        table.indexes().stream().map(IndexShape::entry),
                        table.columns().values().stream().map(ColumnShape::entry))
                .flatMap(entries -> entries);
    }

    /** Sequences and types; those of identity columns come and go with them. */
    private void compareObjects() {
        for (Kind kind : List.of(Kind.SEQUENCE, Kind.TYPE)) {
            entities.of(kind)
                    .filter(entry -> scripts.find(entry.key()).isEmpty())
                    .filter(entry -> !entry.definition().contains(" OWNED BY "))
                    .forEach(entry -> findings.missing(TwinRule.MISSING_OBJECT, entry));
            scripts.of(kind)
                    .filter(entry -> !entry.definition().contains(" OWNED BY "))
                    .forEach(entry -> entities.find(entry.key())
                            .ifPresentOrElse(
                                    other -> differ(entry, other),
                                    () -> findings.unmapped(TwinRule.UNMAPPED_OBJECT, entry)));
        }
    }

    private void differ(Entry script, Entry entity) {
        if (!script.equals(entity)) {
            findings.differ(TwinRule.MISSING_OBJECT, script, script.definition(), entity.definition());
        }
    }

    private void countWhatIsLeft() {
        Stream.of(Kind.values())
                .filter(kind -> kind != Kind.INDEX)
                .flatMap(scripts::of)
                .filter(entry -> isCompared(entry))
                .forEach(findings.alone()::takes);
    }

    private boolean isCompared(Entry entry) {
        return entry.kind() != Kind.CONSTRAINT
                || entities.table(Names.tableOf(entry)).isPresent();
    }
}
