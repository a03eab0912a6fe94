package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.database.Target;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.SchemaVersion;
import java.util.List;
import java.util.Locale;

/**
 * Where a database stands, and whether a run would accept it.
 *
 * @param target which database
 * @param journalHead the fingerprint of the journal, 12 digits; {@code -} if there is none
 * @param at the newest version that was applied
 * @param scripts those of the build in order, then those that only the history has
 * @param findings what is wrong with journal, history and run log
 * @param drift in what the live schema is not the expected one
 * @param driftLine the same in one line, with how much was looked at
 * @param driftRefused whether a run would refuse it for its drift
 * @param remarks on exemptions from drift that are to be looked at
 */
public record SchemaState(
        Target target,
        String journalHead,
        SchemaVersion at,
        List<ScriptState> scripts,
        List<Finding> findings,
        Difference drift,
        String driftLine,
        boolean driftRefused,
        List<String> remarks) {

    /** From worst to best, as the admin endpoint orders them. */
    public enum Standing {
        INVALID,
        DRIFTED,
        PENDING,
        OK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SchemaState {
        scripts = List.copyOf(scripts);
        findings = List.copyOf(findings);
        remarks = List.copyOf(remarks);
    }

    /** The worst that holds. */
    public Standing standing() {
        if (findings.stream().anyMatch(finding -> finding.status() == Finding.Status.OPEN)) {
            return Standing.INVALID;
        }
        if (driftRefused) {
            return Standing.DRIFTED;
        }
        return pending().isEmpty() ? Standing.OK : Standing.PENDING;
    }

    /** What a run would apply. */
    public List<ScriptState> pending() {
        return scripts.stream().filter(script -> script.applied().isEmpty()).toList();
    }
}
