package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.observation.Event;
import com.pivotalflow.schema.guard.snapshot.Column;
import com.pivotalflow.schema.guard.snapshot.Named;
import com.pivotalflow.schema.guard.snapshot.Relation;
import com.pivotalflow.schema.guard.snapshot.Routine;
import com.pivotalflow.schema.guard.snapshot.Sequence;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.guard.snapshot.Type;
import com.pivotalflow.schema.script.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was there and is gone: tables, columns, relations, containers, labels, routines, promises of storage. */
final class Dropped {

    private final Charges charges;
    private final Snapshot before;
    private final Snapshot after;

    Dropped(Charges charges) {
        this.charges = charges;
        this.before = charges.before();
        this.after = charges.after();
    }

    void judge() {
        before.relations().values().forEach(this::relation);
        before.sequences().values().forEach(this::sequence);
        containers(before.schemas(), after.schemas(), "schema");
        containers(before.extensions(), after.extensions(), "extension");
        before.types().values().forEach(this::type);
        before.routines().values().forEach(this::routine);
    }

    private void relation(Relation old) {
        Relation now = after.relation(old.oid()).orElse(null);
        if (now != null) {
            columns(old);
            storage(old, now);
        } else if (old.isTable()) {
            int rows = charges.facts().values().getOrDefault(old.name(), 0);
            charges.add(Rule.D01, old.name(), at(old.oid(), old.name()), "with " + rows + " sample rows" + back(old));
        } else if (old.isView() || old.kind() == 'f') {
            if (!isBackWhole(old)) {
                charges.add(Rule.D03, old.name(), at(old.oid(), old.name()), kind(old) + " is gone" + back(old));
            }
        }
    }

    private int at(long oid, String name) {
        return charges.statement(List.of(oid), name);
    }

    private String back(Relation old) {
        return after.relation(old.name()).isPresent() ? ", another one has its name" : "";
    }

    private static String kind(Relation relation) {
        return switch (relation.kind()) {
            case 'm' -> "materialized view";
            case 'f' -> "foreign table";
            default -> "view";
        };
    }

    private boolean isBackWhole(Relation old) {
        Relation now = after.relation(old.name()).orElse(null);
        if (now == null) {
            return false;
        }
        Set<String> names =
                after.columnsOf(now.oid()).values().stream().map(Column::plain).collect(Collectors.toSet());
        return before.columnsOf(old.oid()).values().stream().map(Column::plain).allMatch(names::contains);
    }

    private void columns(Relation old) {
        if (old.isView()) {
            return;
        }
        boolean part = before.root(old.oid()) != old.oid();
        for (Column column : before.columnsOf(old.oid()).values()) {
            boolean gone = after.column(old.oid(), column.number()).isEmpty();
            if (gone && (!part || column.local())) {
                String name = old.name() + "." + column.name();
                int values = charges.facts().values().getOrDefault(name, 0);
                boolean again = after.columnsOf(old.oid()).values().stream()
                        .anyMatch(other -> other.plain().equals(column.plain()));
                charges.add(
                        Rule.D02,
                        name,
                        charges.statement(List.of(old.oid()), column.plain()),
                        "with " + values + " sample values that are not NULL"
                                + (again ? "; a new one has its name" : ""));
            }
        }
    }

    private void storage(Relation old, Relation now) {
        for (long parent : old.parents()) {
            if (!now.parents().contains(parent) && after.relation(parent).isPresent()) {
                charges.add(
                        Rule.D09,
                        old.name(),
                        charges.statement(List.of(parent, old.oid()), old.name()),
                        "detached from " + before.name(parent) + ", which no longer shows its rows");
            }
        }
        if (old.persistence() == 'p' && now.persistence() == 'u') {
            charges.add(Rule.D09, old.name(), at(old.oid(), old.name()), "no longer logged: a crash empties it");
        }
    }

    /** A sequence that goes with its column is part of that loss. */
    private void sequence(Sequence old) {
        boolean withColumn = old.ownerTable() != 0
                && after.column(old.ownerTable(), old.ownerColumn())
                        .map(column -> !column.isIdentity())
                        .orElse(true)
                && !isNamedByDrop(old.oid());
        if (!after.sequences().containsKey(old.oid()) && !withColumn) {
            charges.add(
                    Rule.D03,
                    old.name(),
                    at(old.oid(), old.name()),
                    "sequence is gone, its position " + old.position() + " with it");
        }
    }

    private boolean isNamedByDrop(long oid) {
        return charges.facts().events().stream()
                .anyMatch(event -> event.kind() == Event.Kind.DROP
                        && event.object() == oid
                        && event.original()
                        && event.tag().equals("DROP SEQUENCE"));
    }

    private void containers(Map<Long, Named> old, Map<Long, Named> now, String kind) {
        old.forEach((oid, named) -> {
            if (!now.containsKey(oid)) {
                charges.add(Rule.D04, named.name(), at(oid, named.name()), kind + " is gone" + with(oid));
            }
        });
    }

    /** What went with an object: all that the same statement dropped without naming it. */
    private String with(long oid) {
        List<Event> drops = charges.facts().events().stream()
                .filter(event -> event.kind() == Event.Kind.DROP)
                .toList();
        Set<Integer> statements = drops.stream()
                .filter(event -> event.object() == oid)
                .map(Event::statement)
                .collect(Collectors.toSet());
        String others = drops.stream()
                .filter(event -> statements.contains(event.statement()) && !event.original())
                .filter(event ->
                        event.catalog().equals("pg_class") || event.catalog().equals("pg_proc"))
                .map(Event::identity)
                .limit(10)
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : ", and with it " + others;
    }

    private void type(Type old) {
        Type now = after.types().get(old.oid());
        if (now == null) {
            // The row type of a table goes with it; only types of their own are listed.
            charges.add(Rule.D04, old.name(), at(old.oid(), old.name()), "type is gone" + with(old.oid()));
            return;
        }
        String changed = old.labels().entrySet().stream()
                .filter(label -> !label.getValue().equals(now.labels().get(label.getKey())))
                .map(label -> "'" + label.getValue() + "'"
                        + (now.labels().containsKey(label.getKey())
                                ? " reads '" + now.labels().get(label.getKey()) + "'"
                                : " is gone"))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!changed.isEmpty()) {
            charges.add(Rule.D05, old.name(), at(old.oid(), old.name()), "label " + changed);
        }
    }

    private void routine(Routine old) {
        if (after.routine(old.signature()).isEmpty()) {
            charges.add(Rule.D06, old.signature(), at(old.oid(), old.name()), "nothing can be called by it now");
        }
    }
}
