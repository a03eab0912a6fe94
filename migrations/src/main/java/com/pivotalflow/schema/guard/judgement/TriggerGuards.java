package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.snapshot.Routine;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.guard.snapshot.Trigger;
import com.pivotalflow.schema.script.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Triggers, rules and event triggers that are gone, off or fire less often. */
final class TriggerGuards {

    private static final Pattern WHEN = Pattern.compile(" WHEN (\\(.*\\)) EXECUTE ", Pattern.DOTALL);

    private final Charges charges;
    private final Snapshot before;
    private final Snapshot after;

    TriggerGuards(Charges charges) {
        this.charges = charges;
        this.before = charges.before();
        this.after = charges.after();
    }

    void judge() {
        before.triggers().values().stream().filter(Trigger::isOn).forEach(this::judge);
    }

    private void judge(Trigger old) {
        boolean event = old.relation() == 0;
        boolean part = !event && before.root(old.relation()) != old.relation();
        if (part || (!event && after.relation(old.relation()).isEmpty())) {
            return;
        }
        Trigger now = after.triggers().get(old.oid());
        if (old.internal()) {
            // Those that are gone went with their key.
            if (now != null && !now.isOn()) {
                report(before.name(old.relation()), old, "the server's own trigger of a key is off");
            }
            return;
        }
        boolean kept = after.triggersOf(old.relation()).stream().anyMatch(other -> covers(old, other));
        if (!kept) {
            String object = event ? old.name() : old.name() + " on " + before.name(old.relation());
            report(object, old, state(now));
        }
    }

    private static String state(@Nullable Trigger now) {
        if (now == null) {
            return "is gone, and none stands in that fires as often";
        }
        return now.isOn() ? "fires less often: " + now.definition() : "is off";
    }

    private void report(String object, Trigger old, String evidence) {
        charges.add(Rule.G04, object, charges.statement(List.of(old.oid(), old.relation()), old.name()), evidence);
    }

    private boolean covers(Trigger old, Trigger now) {
        if (old.bits() == 0) {
            // Rules and event triggers have no bits: only the same text is the same.
            return now.isOn() && now.definition().equals(old.definition());
        }
        boolean columns = now.columns().isEmpty()
                || (!old.columns().isEmpty() && new HashSet<>(now.columns()).containsAll(old.columns()));
        String when = when(now);
        return now.isOn()
                && now.timing() == old.timing()
                && (now.events() & old.events()) == old.events()
                && columns
                && (when.isEmpty() || when.equals(when(old)))
                && signature(after, now.routine()).equals(signature(before, old.routine()));
    }

    private static String when(Trigger trigger) {
        Matcher matcher = WHEN.matcher(trigger.definition());
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String signature(Snapshot snapshot, long oid) {
        Routine routine = snapshot.routines().get(oid);
        return routine == null ? Long.toString(oid) : routine.signature();
    }
}
