package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.snapshot.Policy;
import com.pivotalflow.schema.guard.snapshot.Relation;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.script.Rule;
import java.util.List;

/** Row security that shows more rows than before, or to the application none. */
final class RowSecurity {

    private final Charges charges;
    private final Snapshot before;
    private final Snapshot after;
    private final String app;

    RowSecurity(Charges charges, String app) {
        this.charges = charges;
        this.before = charges.before();
        this.after = charges.after();
        this.app = app;
    }

    void judge() {
        for (Relation old : before.relations().values()) {
            Relation now = after.relation(old.oid()).orElse(null);
            if (now != null && old.isTable()) {
                switches(old, now);
                before.policiesOf(old.oid()).forEach(policy -> kept(old, policy));
                after.policiesOf(old.oid()).forEach(policy -> fresh(old, policy));
            }
        }
    }

    private void switches(Relation old, Relation now) {
        if (old.rowSecurity() && !now.rowSecurity()) {
            report(old.name(), old, "row security is off");
        } else if (old.rowSecurityForced() && !now.rowSecurityForced()) {
            report(old.name(), old, "row security no longer holds for the owner");
        } else if (!old.rowSecurity() && now.rowSecurity() && !isAdmitted(old)) {
            report(old.name(), old, "row security is on, and no policy admits " + app);
        }
    }

    private boolean isAdmitted(Relation table) {
        return after.policiesOf(table.oid()).stream().anyMatch(policy -> policy.permissive() && policy.isFor(app));
    }

    private void kept(Relation table, Policy old) {
        boolean kept = after.policiesOf(table.oid()).stream().anyMatch(now -> now.saysThe(old));
        if (!kept) {
            Policy now = after.policies().get(old.oid());
            report(
                    old.name() + " on " + table.name(),
                    table,
                    now == null ? "is gone" : "reads USING " + now.using() + " CHECK " + now.check() + " now");
        }
    }

    /** A permissive policy only adds rows to what is seen. */
    private void fresh(Relation table, Policy now) {
        boolean known = before.policies().containsKey(now.oid())
                || before.policiesOf(table.oid()).stream().anyMatch(old -> old.saysThe(now));
        if (!known && now.permissive() && table.rowSecurity()) {
            report(now.name() + " on " + table.name(), table, "admits rows beside those of the policies before");
        }
    }

    private void report(String object, Relation table, String evidence) {
        charges.add(Rule.G05, object, charges.statement(List.of(table.oid()), object.split(" ", 2)[0]), evidence);
    }
}
