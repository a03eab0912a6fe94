package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.observation.RowChange;
import com.pivotalflow.schema.guard.snapshot.Column;
import com.pivotalflow.schema.guard.snapshot.Relation;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.script.Rule;
import java.util.List;
import java.util.Map;

/** Values that a change of type loses, or could lose by what the types declare. */
final class ValueRules {

    private final Charges charges;

    ValueRules(Charges charges) {
        this.charges = charges;
    }

    void judge() {
        Snapshot before = charges.before();
        for (Relation table : before.relations().values()) {
            boolean part = before.root(table.oid()) != table.oid();
            if (table.isTable() || table.kind() == 'c') {
                for (Column column : before.columnsOf(table.oid()).values()) {
                    if (!part || column.local()) {
                        charges.after()
                                .column(table.oid(), column.number())
                                .ifPresent(now -> judge(table, column, now));
                    }
                }
            }
        }
    }

    private void judge(Relation table, Column old, Column now) {
        if (sameType(old, now) || old.isGenerated()) {
            return;
        }
        RowChange change = charges.facts().rows().get(table.oid());
        Map<String, Integer> lost = change == null ? Map.of() : change.lost();
        int values = lost.getOrDefault(old.plain(), 0);
        boolean narrower = !Widening.isWider(charges.before(), charges.after(), old, now);
        if (values > 0 || narrower) {
            String types = old.type() + " → " + now.type();
            charges.add(
                    Rule.D08,
                    table.name() + "." + old.name(),
                    charges.statement(List.of(table.oid()), old.plain()),
                    values > 0
                            ? types + ": " + values + " sample values are not what they were when cast back"
                            : types + " holds less by its declaration; no sample value is lost");
        }
    }

    private static boolean sameType(Column old, Column now) {
        return old.typeOid() == now.typeOid()
                && (old.typeOid() >= 16_384 || old.type().equals(now.type()));
    }
}
