package com.pivotalflow.schema.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** One table, key by key and index by index. What stands on a column that no entity maps is left to that column. */
final class KeyComparison {

    /** Names that Hibernate makes where the entity states none. */
    private static final Pattern HASH = Pattern.compile("(?:uk|fk|idx)[0-9a-z]{20,}", Pattern.CASE_INSENSITIVE);

    private static final Pattern ACTION = Pattern.compile(" ON DELETE (?<action>[A-Z ]+?)(?= DEFERRABLE| NOT |$)");

    private final TableShape scripts;
    private final TableShape entities;
    private final MappedTable mapped;
    private final PlainId ids;
    private final Findings findings;

    KeyComparison(TableShape scripts, TableShape entities, MappedTable mapped, PlainId ids, Findings findings) {
        this.scripts = scripts;
        this.entities = entities;
        this.mapped = mapped;
        this.ids = ids;
        this.findings = findings;
    }

    void compare() {
        pair(
                TwinRule.PRIMARY_KEY,
                KeyShape.Sort.PRIMARY,
                (script, entity) -> TenantInFront.same(script.columns(), entity.columns()));
        pair(
                TwinRule.UNIQUE_KEY,
                KeyShape.Sort.UNIQUE,
                (script, entity) -> TenantInFront.same(script.columns(), entity.columns()));
        List<KeyShape> unpaired = pair(TwinRule.FOREIGN_KEY, KeyShape.Sort.FOREIGN, TenantInFront::same);
        unpaired.forEach(this::compareReference);
        compareIds();
        compareIndexes();
    }

    /** Pairs the keys of a sort and compares each pair; answers with the foreign keys that only the scripts have. */
    private List<KeyShape> pair(TwinRule rule, KeyShape.Sort sort, BiPredicate<KeyShape, KeyShape> same) {
        List<KeyShape> left = new ArrayList<>(scripts.keys(sort));
        for (KeyShape entity : entities.keys(sort)) {
            Optional<KeyShape> partner =
                    left.stream().filter(script -> same.test(script, entity)).findFirst();
            if (partner.isEmpty()) {
                findings.missing(rule, entity.entry());
            } else {
                left.remove(partner.get());
                compare(rule, partner.get(), entity);
            }
        }
        List<KeyShape> mappable = left.stream()
                .filter(script -> script.columns().stream()
                        .allMatch(column -> mapped.column(column).isPresent()))
                .toList();
        if (sort != KeyShape.Sort.FOREIGN) {
            mappable.forEach(script -> findings.unmapped(rule, script.entry()));
        }
        return mappable;
    }

    private void compare(TwinRule rule, KeyShape script, KeyShape entity) {
        boolean otherName = !isMadeUp(entity.name()) && !entity.name().equals(script.name());
        boolean otherRest = !withoutAction(script).equals(withoutAction(entity));
        if (otherName || otherRest) {
            findings.differ(
                    rule,
                    script.entry(),
                    script.entry().definition(),
                    (otherName ? entity.name() + " " : "") + entity.entry().definition());
        }
        if (!action(script).equals(action(entity))) {
            findings.differ(TwinRule.DELETE_ACTION, script.entry(), action(script), action(entity));
        }
    }

    /** Validity is judged for every rule alike, in {@link Twin}. */
    private static String withoutAction(KeyShape key) {
        return ACTION.matcher(key.rest()).replaceFirst("").replace(" NOT VALID", "");
    }

    private static String action(KeyShape key) {
        return ACTION.matcher(key.rest())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("NO ACTION");
    }

    /** E4: each plain id in the key leads to its own table; the other columns keep the two rows together. */
    private void compareReference(KeyShape key) {
        for (int index = 0; index < key.columns().size(); index++) {
            Optional<MappedColumn> column = mapped.column(key.columns().get(index));
            if (column.isPresent() && !isCompanion(key, index)) {
                compareReference(key, column.get());
            }
        }
    }

    private void compareReference(KeyShape key, MappedColumn column) {
        Optional<String> table = column.association() ? Optional.empty() : ids.table(column.attribute());
        if (table.filter(key.target()::equals).isEmpty()) {
            findings.differ(
                    TwinRule.REFERENCE,
                    key.entry(),
                    key.entry().definition(),
                    column.attribute()
                            + (column.association() ? " has another key" : " is an id of ")
                            + table.orElse(column.association() ? "" : "an unknown table"));
        }
    }

    /** A column beside the one that the key is about: of the same name at the other end, or the own id. */
    private static boolean isCompanion(KeyShape key, int index) {
        int id = key.targetColumns().indexOf("id");
        int subject = id >= 0 ? id : key.columns().size() - 1;
        String column = key.columns().get(index);
        return index != subject && (column.equals(key.targetColumns().get(index)) || column.equals("id"));
    }

    /** E4, the other way round: what an entity calls an id of another must be held by a key. */
    private void compareIds() {
        for (MappedColumn column : mapped.columns().values()) {
            boolean held = column.association()
                    || scripts.keys(KeyShape.Sort.FOREIGN).stream()
                            .anyMatch(key -> key.columns().contains(column.name()));
            Optional<ColumnShape> loose = held ? Optional.empty() : scripts.column(column.name());
            loose.ifPresent(shape -> ids.table(column.attribute())
                    .ifPresent(table -> findings.differ(
                            TwinRule.REFERENCE,
                            shape.entry(),
                            "no foreign key",
                            column.attribute() + " is an id of " + table)));
        }
    }

    private void compareIndexes() {
        List<IndexShape> left = new ArrayList<>(scripts.indexes());
        for (IndexShape entity : entities.indexes()) {
            Optional<IndexShape> partner = left.stream()
                    .filter(script -> script.name().equals(entity.name())
                            || isMadeUp(entity.name()) && sound(script).equals(entity.body()))
                    .findFirst();
            if (partner.isEmpty()) {
                findings.missing(TwinRule.INDEX, entity.entry());
                continue;
            }
            left.remove(partner.get());
            IndexShape script = partner.get();
            if (!sound(script).equals(entity.body())) {
                findings.differ(
                        TwinRule.INDEX,
                        script.entry(),
                        script.entry().definition(),
                        entity.entry().definition());
            }
        }
        left.stream()
                .filter(script -> !findings.alone().takes(script.entry()))
                .filter(script -> script.columns().stream()
                        .allMatch(column -> mapped.column(column).isPresent()))
                .forEach(script -> findings.unmapped(TwinRule.INDEX, script.entry()));
    }

    /** Whether nobody stated a name: Hibernate makes a hash, the server {@code roles_name_key} of the table's name. */
    private boolean isMadeUp(String name) {
        String table = scripts.name().substring(scripts.name().indexOf('.') + 1);
        return HASH.matcher(name).matches() || name.startsWith(table + "_") && name.endsWith("key");
    }

    private static String sound(IndexShape index) {
        return index.body().replaceAll("(?: INVALID)?(?: NOT READY)?$", "");
    }
}
