package com.pivotalflow.schema.catalog;

/**
 * What is done when a live schema is not the expected one.
 *
 * @param drift about what is missing, changed or in the way; {@code PIVOTAL_DRIFT}
 * @param extra about what nobody expected and nothing depends on; {@code PIVOTAL_DRIFT_EXTRA}
 */
public record DriftPolicy(Reaction drift, Reaction extra) {

    /** Refuses what can break something, and only mentions the rest. */
    public static DriftPolicy standard() {
        return new DriftPolicy(Reaction.REFUSE, Reaction.WARN);
    }

    /** Whether a run may not go on with this difference. */
    public boolean refuses(Difference difference) {
        return (drift == Reaction.REFUSE && difference.matters())
                || (extra == Reaction.REFUSE
                        && !difference.of(Drift.EXTRA_INERT).isEmpty());
    }
}
