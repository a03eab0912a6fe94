package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.observation.Event;
import com.pivotalflow.schema.guard.observation.RowChange;
import com.pivotalflow.schema.guard.snapshot.Index;
import com.pivotalflow.schema.guard.snapshot.Relation;
import com.pivotalflow.schema.script.Rule;
import java.util.List;

/** Tables whose storage was written again. */
final class Rewrites {

    private final Charges charges;

    Rewrites(Charges charges) {
        this.charges = charges;
    }

    void judge() {
        for (Event event : charges.facts().events()) {
            Relation table = charges.before().relation(event.object()).orElse(null);
            if (event.kind() == Event.Kind.REWRITE && table != null && table.isTable()) {
                rewritten(charges.before().name(charges.before().root(table.oid())), event);
            }
        }
        charges.before().relations().values().stream()
                .filter(Relation::holdsRows)
                .forEach(this::replaced);
        charges.before().indexes().values().forEach(this::moved);
    }

    private void rewritten(String table, Event event) {
        if (event.because(Event.VALUES)) {
            charges.add(
                    Rule.R01, table, event.statement(), "every row is written again to hold a value computed for it");
        }
        if (event.because(Event.TYPE)) {
            charges.add(Rule.R02, table, event.statement(), "every row is written again for another type");
        }
        if (event.because(Event.PERSISTENCE) || event.because(Event.METHOD)) {
            charges.add(Rule.R03, table, event.statement(), "every row is written again to be stored in another way");
        }
    }

    /** No event tells of CLUSTER, VACUUM FULL or another tablespace; rows that are all gone are another rule's. */
    private void replaced(Relation old) {
        Relation now = charges.after().relation(old.oid()).orElse(null);
        RowChange change = charges.facts().rows().get(charges.before().root(old.oid()));
        boolean told = charges.facts().events().stream()
                .anyMatch(event -> event.kind() == Event.Kind.REWRITE && event.object() == old.oid());
        boolean kept =
                charges.facts().values().getOrDefault(old.name(), 0) > 0 && (change == null || change.removed() == 0);
        if (now != null && now.storage() != old.storage() && !told && kept) {
            charges.add(
                    Rule.R03,
                    old.name(),
                    charges.statement(List.of(old.oid()), old.name()),
                    "new storage, file " + old.storage() + " → " + now.storage());
        }
    }

    private void moved(Index old) {
        Index now = charges.after().indexes().get(old.oid());
        if (now != null && now.tablespace() != old.tablespace()) {
            String table = charges.before().name(old.relation());
            charges.add(
                    Rule.R03,
                    table,
                    charges.statement(List.of(old.oid()), old.name()),
                    "index " + old.name() + " is written again in another tablespace");
        }
    }
}
