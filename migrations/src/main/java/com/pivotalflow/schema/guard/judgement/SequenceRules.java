package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.snapshot.Sequence;
import com.pivotalflow.schema.script.Rule;
import java.util.List;

/** Sequences that give other numbers than they would have given. */
final class SequenceRules {

    private final Charges charges;

    SequenceRules(Charges charges) {
        this.charges = charges;
    }

    void judge() {
        charges.before().sequences().values().forEach(old -> {
            Sequence now = charges.after().sequences().get(old.oid());
            if (now != null) {
                judge(old, now);
            }
        });
    }

    private void judge(Sequence old, Sequence now) {
        int statement = charges.statement(List.of(old.oid()), old.name());
        if (!old.parameters().equals(now.parameters())) {
            charges.add(Rule.C04, old.name(), statement, "parameters " + old.parameters() + " → " + now.parameters());
            return;
        }
        long steps = now.stepsSince(old);
        // Also inserts that were rolled back used numbers up.
        long inserted = old.tables().stream()
                .mapToLong(table -> charges.facts().touched(table).inserted())
                .sum();
        if (steps < 0 || steps > inserted) {
            charges.add(
                    Rule.C04,
                    old.name(),
                    statement,
                    "position " + old.position() + " → " + now.position() + ", inserts explain " + inserted + " steps");
        }
    }
}
