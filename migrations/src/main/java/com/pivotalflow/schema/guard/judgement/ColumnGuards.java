package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.snapshot.Column;
import com.pivotalflow.schema.guard.snapshot.Constraint;
import com.pivotalflow.schema.guard.snapshot.Relation;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.guard.snapshot.Type;
import com.pivotalflow.schema.script.Rule;
import java.util.List;

/** What a column itself promises: NOT NULL, its identity, its expression. New promises are notes. */
final class ColumnGuards {

    private final Charges charges;
    private final Snapshot before;
    private final Snapshot after;

    ColumnGuards(Charges charges) {
        this.charges = charges;
        this.before = charges.before();
        this.after = charges.after();
    }

    void judge() {
        for (Relation table : before.relations().values()) {
            boolean part = before.root(table.oid()) != table.oid();
            if (table.isTable()) {
                for (Column column : before.columnsOf(table.oid()).values()) {
                    Column now = after.column(table.oid(), column.number()).orElse(null);
                    if (now != null && (!part || column.local())) {
                        judge(table, column, now);
                    }
                }
                fresh(table);
            }
        }
        before.types().values().forEach(this::domain);
    }

    private void judge(Relation table, Column old, Column now) {
        if (old.notNull() && !now.notNull() && !isRequiredByCheck(table, old)) {
            report(table, old, "may be NULL now");
        }
        if (old.isIdentity() && !now.isIdentity()) {
            report(table, old, "nothing numbers its rows now");
        }
        if (old.isGenerated() && !now.isGenerated()) {
            report(table, old, "nothing computes it from " + old.expression().orElse("others") + " now");
        }
        if (now.notNull() && !old.notNull()) {
            charges.note(
                    Rule.G02,
                    table.name() + "." + old.name(),
                    charges.statement(List.of(table.oid()), old.plain()),
                    "is required now; the running version may not know this rule");
        }
    }

    private void report(Relation table, Column column, String evidence) {
        charges.add(
                Rule.G02,
                table.name() + "." + column.name(),
                charges.statement(List.of(table.oid()), column.plain()),
                evidence);
    }

    private boolean isRequiredByCheck(Relation table, Column column) {
        return after.constraintsOf(table.oid()).stream()
                .filter(constraint -> constraint.kind() == 'c')
                .map(Checks::requiredColumn)
                .anyMatch(required -> required.isPresent() && required.get() == column.number());
    }

    /** A new rule on an old table: the running version may not know it. */
    private void fresh(Relation table) {
        for (Constraint now : after.constraintsOf(table.oid())) {
            boolean known = before.constraints().containsKey(now.oid())
                    || before.constraintsOf(table.oid()).stream().anyMatch(old -> Checks.same(old, now));
            boolean onOld = now.columns().stream()
                    .anyMatch(number -> before.column(table.oid(), number).isPresent());
            if (!known && onOld) {
                charges.note(
                        Rule.G01,
                        now.name() + " on " + table.name(),
                        charges.statement(List.of(table.oid()), now.name()),
                        "new rule " + now.definition() + "; the running version may not know it");
            }
        }
    }

    private void domain(Type old) {
        Type now = after.types().get(old.oid());
        if (now != null && old.notNull() && !now.notNull()) {
            charges.add(Rule.G02, old.name(), charges.statement(List.of(old.oid()), old.name()), "may be NULL now");
        }
    }
}
