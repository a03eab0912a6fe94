package com.pivotalflow.approval;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How many people approved, for each rule of a round.
 *
 * @param approvals by the id of the rule's row in the round
 */
record Tally(Map<UUID, Integer> approvals) {

    Tally {
        approvals = Map.copyOf(approvals);
    }

    /** Before anybody decided. */
    static Tally none() {
        return new Tally(Map.of());
    }

    int of(UUID rule) {
        return approvals.getOrDefault(rule, 0);
    }

    /** One more for each of these. */
    Tally plus(Collection<UUID> rules) {
        Map<UUID, Integer> more = new HashMap<>(approvals);
        rules.forEach(rule -> more.merge(rule, 1, Integer::sum));
        return new Tally(more);
    }
}
