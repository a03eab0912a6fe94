package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.snapshot.Column;
import com.pivotalflow.schema.guard.snapshot.Constraint;
import com.pivotalflow.schema.guard.snapshot.Relation;
import com.pivotalflow.schema.guard.snapshot.Routine;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.script.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** JSON documents and the checks that keep business values out of them. */
final class Documents {

    private static final String GUARD = "metadata_is_clean";
    private static final Pattern OBJECT = Pattern.compile("(?s).*\\bjsonb_typeof\\(.*=\\s*'object'.*");
    private static final Pattern CLEAN = Pattern.compile("(?s).*\\b" + GUARD + "\\(.*");

    private final Charges charges;
    private final Snapshot before;
    private final Snapshot after;
    private final Set<String> exempt;

    Documents(Charges charges, Set<String> exempt) {
        this.charges = charges;
        this.before = charges.before();
        this.after = charges.after();
        this.exempt = exempt;
    }

    /** Whether a constraint guards a document: its removal is a rule of its own. */
    static boolean isGuard(Constraint constraint) {
        return isObject(constraint) || isClean(constraint);
    }

    private static boolean isObject(Constraint constraint) {
        return constraint.kind() == 'c'
                && OBJECT.matcher(constraint.expression()).matches();
    }

    private static boolean isClean(Constraint constraint) {
        return constraint.kind() == 'c'
                && CLEAN.matcher(constraint.expression()).matches();
    }

    void judge() {
        boolean guarded = after.routines().values().stream().anyMatch(Documents::isGuard);
        if (guarded) {
            after.relations().values().stream().filter(Relation::isTable).forEach(this::unguarded);
        }
        if (isGuardChanged()) {
            before.constraints().values().stream().filter(Documents::isClean).forEach(this::unproved);
        }
        charges.facts()
                .dirty()
                .forEach((column, count) -> charges.add(
                        Rule.M03,
                        column,
                        charges.statement(List.of(), column.substring(0, column.lastIndexOf('.'))),
                        count + " documents hold forbidden keys that they did not hold before"));
    }

    private static boolean isGuard(Routine routine) {
        return routine.name().equals(GUARD);
    }

    private void unguarded(Relation table) {
        for (Column column : after.columnsOf(table.oid()).values()) {
            boolean fresh = before.column(table.oid(), column.number()).isEmpty();
            if (!column.type().equals("jsonb") || !fresh || after.root(table.oid()) != table.oid()) {
                continue;
            }
            List<Constraint> own = after.constraintsOf(table.oid()).stream()
                    .filter(constraint -> constraint.columns().equals(List.of(column.number())))
                    .toList();
            String name = table.name() + "." + column.name();
            boolean excused = exempt.contains(name);
            boolean object = own.stream().anyMatch(Documents::isObject);
            boolean clean = excused || own.stream().anyMatch(Documents::isClean);
            if (!object || !clean) {
                charges.add(
                        Rule.M01,
                        name,
                        charges.statement(List.of(table.oid()), column.plain()),
                        "has no check " + (object ? "" : "that it is an object")
                                + (object || clean ? "" : " and none ")
                                + (clean ? "" : "by " + GUARD) + ", and is not exempt");
            }
        }
    }

    /** A check is not run again when its function changes: old documents stay unproved. */
    private boolean isGuardChanged() {
        return reachable().stream().anyMatch(old -> {
            Routine now = after.routine(old.signature()).orElse(null);
            return now != null && !now.body().equals(old.body());
        });
    }

    /** The guard and all that it calls, as far as names tell. */
    private Set<Routine> reachable() {
        Set<Routine> found = new HashSet<>();
        Deque<Routine> open = new ArrayDeque<>();
        before.routines().values().stream().filter(Documents::isGuard).forEach(open::add);
        while (!open.isEmpty()) {
            Routine routine = open.remove();
            if (found.add(routine)) {
                before.routines().values().stream()
                        .filter(other -> routine.body().contains(other.name() + "("))
                        .forEach(open::add);
            }
        }
        return found;
    }

    private void unproved(Constraint old) {
        Constraint now = after.constraints().get(old.oid());
        if (now != null && now.parent() == 0 && before.root(old.relation()) == old.relation()) {
            charges.add(
                    Rule.M02,
                    old.name() + " on " + before.name(old.relation()),
                    charges.statement(List.of(), GUARD, "forbidden_metadata_keys"),
                    "its function changed, and old documents were not checked by the new one");
        }
    }
}
