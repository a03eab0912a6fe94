package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.guard.observation.Observation;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Rule;
import java.util.List;
import java.util.Set;

/** Finds in what was observed which rules a script breaks. */
public final class Judgement {

    /**
     * What a judgement goes by besides the facts.
     *
     * @param roles whose rights matter
     * @param budgetMillis how long a statement may work while an earlier one's lock keeps others waiting
     * @param exempt documents that need no check of their keys, {@code public.table.column}
     */
    public record Terms(DatabaseRoles roles, long budgetMillis, Set<String> exempt) {

        public Terms {
            exempt = Set.copyOf(exempt);
        }
    }

    private Judgement() {}

    /** Whether nothing but the clock speaks for a finding; it should be looked at twice. */
    public static boolean isByTimeOnly(Finding finding) {
        return finding.rule() == Rule.L05 && finding.evidence().contains(Locks.TOO_LONG);
    }

    /** Judges one observation, whatever it ended with; a failure itself is not judged here. */
    public static List<Finding> of(Observation facts, Terms terms) {
        Charges charges = new Charges(facts);
        new Dropped(charges).judge();
        new RowRules(charges).judge();
        new ValueRules(charges).judge();
        new SequenceRules(charges).judge();
        new Rewrites(charges).judge();
        new Locks(charges, terms.budgetMillis()).judge();
        new Breaks(charges).judge();
        new ConstraintGuards(charges).judge();
        new ColumnGuards(charges).judge();
        new TriggerGuards(charges).judge();
        new RowSecurity(charges, terms.roles().app()).judge();
        new Rights(charges, terms.roles().app()).judge();
        new SessionRules(charges).judge();
        new Documents(charges, terms.exempt()).judge();
        return charges.findings();
    }
}
