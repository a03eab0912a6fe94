package com.pivotalflow.schema.guard.observation;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * One statement of a script as it ran.
 *
 * @param number from 1
 * @param held locks that earlier statements left, by OID of the relation
 * @param holds locks after it
 * @param touched rows it touched, by OID of the table
 * @param replicationRole after it
 * @param rowSecurity after it
 * @param millis how long it took
 */
public record Step(
        int number,
        Map<Long, Set<LockMode>> held,
        Map<Long, Set<LockMode>> holds,
        Map<Long, Counts> touched,
        String replicationRole,
        String rowSecurity,
        long millis) {

    static Step between(int number, Probe before, Probe after, long millis) {
        Map<Long, Counts> touched = new HashMap<>();
        after.counts().forEach((table, counts) -> {
            Counts growth = counts.since(before.counts().getOrDefault(table, Counts.NONE));
            if (growth.read() + growth.written() > 0) {
                touched.put(table, growth);
            }
        });
        return new Step(
                number, before.locks(), after.locks(), touched, after.replicationRole(), after.rowSecurity(), millis);
    }

    /** Locks that it took itself, by OID of the relation. */
    public Map<Long, Set<LockMode>> taken() {
        Map<Long, Set<LockMode>> taken = new HashMap<>();
        holds.forEach((relation, modes) -> {
            Set<LockMode> fresh = EnumSet.copyOf(modes);
            fresh.removeAll(held.getOrDefault(relation, Set.of()));
            if (!fresh.isEmpty()) {
                taken.put(relation, fresh);
            }
        });
        return taken;
    }

    /** Whether triggers or row security did not work as usual. */
    public boolean isUnguarded() {
        return !replicationRole.equals("origin") || !rowSecurity.equals("on");
    }
}
