package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.snapshot.Column;
import com.pivotalflow.schema.guard.snapshot.Named;
import com.pivotalflow.schema.guard.snapshot.Relation;
import com.pivotalflow.schema.guard.snapshot.Routine;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.guard.snapshot.Trigger;
import com.pivotalflow.schema.guard.snapshot.Type;
import com.pivotalflow.schema.script.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Names, defaults and interfaces that running code relies on. */
final class Breaks {

    private static final Pattern DEFAULT = Pattern.compile(" DEFAULT (?:'(?:[^']|'')*'|[^,'])*");

    private final Charges charges;
    private final Snapshot before;
    private final Snapshot after;

    Breaks(Charges charges) {
        this.charges = charges;
        this.before = charges.before();
        this.after = charges.after();
    }

    void judge() {
        for (Relation old : before.relations().values()) {
            Relation now = after.relation(old.oid()).orElse(null);
            if (now != null) {
                columns(old);
                renamed(old, now);
            }
            if (old.isView()) {
                view(old);
            }
        }
        before.schemas().values().forEach(this::schema);
        before.types().values().forEach(this::type);
        before.routines().values().forEach(this::routine);
    }

    private void columns(Relation old) {
        boolean part = before.root(old.oid()) != old.oid();
        for (Column column : before.columnsOf(old.oid()).values()) {
            Column now = after.column(old.oid(), column.number()).orElse(null);
            if (now != null && (!part || column.local())) {
                String name = old.name() + "." + column.name();
                if (!now.plain().equals(column.plain())) {
                    charges.add(
                            Rule.B01,
                            name,
                            charges.statement(List.of(old.oid()), column.plain()),
                            "is called " + now.name() + " now");
                }
                defaults(old, column, now);
            }
        }
    }

    private void defaults(Relation table, Column old, Column now) {
        boolean had = (old.defaultText() != null && !old.isGenerated()) || hasDomainDefault(before, old);
        boolean has = now.fillsItself() || hasDomainDefault(after, now);
        if (now.notNull() && had && !has && table.isTable() && !isFilledByTrigger(table, now)) {
            charges.add(
                    Rule.B03,
                    table.name() + "." + old.name(),
                    charges.statement(List.of(table.oid()), old.plain()),
                    "is required, and its default " + old.expression().orElse("of its domain") + " is gone");
        }
    }

    private static boolean hasDomainDefault(Snapshot snapshot, Column column) {
        Type type = snapshot.types().get(column.typeOid());
        return type != null && type.defaultText() != null;
    }

    private boolean isFilledByTrigger(Relation table, Column column) {
        Pattern name = Pattern.compile("\\b" + Pattern.quote(column.plain()) + "\\b");
        return after.triggersOf(table.oid()).stream()
                .filter(Trigger::fillsNewRows)
                .map(trigger -> after.routines().get(trigger.routine()))
                .anyMatch(routine ->
                        routine != null && name.matcher(routine.body()).find());
    }

    private void renamed(Relation old, Relation now) {
        boolean schemaRenamed = now.schema() == old.schema() && hasOtherName(before.schemas(), old.schema());
        boolean withTable = old.kind() == 'S'
                && before.sequences().containsKey(old.oid())
                && before.sequences().get(old.oid()).ownerTable() != 0
                && now.schema() != old.schema();
        if (now.name().equals(old.name()) || old.kind() == 'c' || schemaRenamed || withTable || standsIn(old)) {
            return;
        }
        charges.add(
                Rule.B02,
                old.name(),
                charges.statement(List.of(old.oid()), old.name()),
                "is called " + now.name() + " now, and nothing that could be used like it has its name");
    }

    private boolean hasOtherName(Map<Long, Named> schemas, long oid) {
        Named now = after.schemas().get(oid);
        return now != null
                && schemas.containsKey(oid)
                && !now.name().equals(schemas.get(oid).name());
    }

    /** A view of the old name that shows every column and, for a table, takes every write. */
    private boolean standsIn(Relation old) {
        Relation view = after.relation(old.name()).orElse(null);
        return view != null
                && (view.kind() == 'v' || (old.isView() && view.isView()))
                && (old.isView() || view.updatable())
                && charges.isOld(view.oid()) == false
                && missing(old, view).isEmpty();
    }

    private List<String> missing(Relation old, Relation now) {
        Map<String, String> types = new HashMap<>();
        after.columnsOf(now.oid()).values().forEach(column -> types.put(column.plain(), column.type()));
        List<String> missing = new ArrayList<>();
        for (Column column : before.columnsOf(old.oid()).values()) {
            if (!column.type().equals(types.get(column.plain()))) {
                missing.add(column.name());
            }
        }
        return missing;
    }

    private void view(Relation old) {
        Relation now = after.relation(old.name()).orElse(null);
        if (now == null || now.oid() == old.oid()) {
            return;
        }
        List<Column> first = List.copyOf(before.columnsOf(old.oid()).values());
        List<Column> second = List.copyOf(after.columnsOf(now.oid()).values());
        for (int i = 0; i < first.size(); i++) {
            boolean same = i < second.size()
                    && second.get(i).plain().equals(first.get(i).plain())
                    && second.get(i).type().equals(first.get(i).type());
            if (!same) {
                charges.add(
                        Rule.B04,
                        old.name(),
                        charges.statement(List.of(old.oid(), now.oid()), old.name()),
                        "column " + first.get(i).name() + " " + first.get(i).type() + " at place " + (i + 1)
                                + " is "
                                + (i < second.size()
                                        ? second.get(i).name() + " "
                                                + second.get(i).type()
                                        : "gone"));
                return;
            }
        }
    }

    private void schema(Named old) {
        Named now = after.schemas().get(old.oid());
        if (now != null && !now.name().equals(old.name())) {
            charges.add(
                    Rule.B02,
                    old.name(),
                    charges.statement(List.of(old.oid()), old.name()),
                    "the schema is called " + now.name() + " now");
        }
    }

    private void type(Type old) {
        Type now = after.types().get(old.oid());
        if (now != null && !now.name().equals(old.name())) {
            charges.add(
                    Rule.B02,
                    old.name(),
                    charges.statement(List.of(old.oid()), old.name()),
                    "the type is called " + now.name() + " now");
        }
    }

    private void routine(Routine old) {
        Routine now = after.routine(old.signature()).orElse(null);
        if (now == null) {
            return;
        }
        boolean arguments = now.arguments().equals(old.arguments())
                || DEFAULT.matcher(now.arguments()).replaceAll("").equals(old.arguments());
        if (!arguments || !now.result().equals(old.result()) || now.kind() != old.kind()) {
            charges.add(
                    Rule.B04,
                    old.signature(),
                    charges.statement(List.of(old.oid(), now.oid()), old.name()),
                    "(" + old.arguments() + ") returns " + old.result() + " → (" + now.arguments() + ") returns "
                            + now.result());
        }
    }
}
