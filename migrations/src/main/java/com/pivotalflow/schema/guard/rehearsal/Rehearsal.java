package com.pivotalflow.schema.guard.rehearsal;

import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.script.Finding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What came of undoing a script.
 *
 * @param version such as {@code V0012}
 * @param rollback as the lock file writes it: {@code preserving}, {@code loses:…}, {@code irreversible}, or {@code -} if
 *     there is no way back that works
 * @param findings what is wrong (PF-J11), or with the script itself (PF-N04)
 */
public record Rehearsal(String version, String rollback, List<Finding> findings) {

    static final String PRESERVING = "preserving";
    static final String IRREVERSIBLE = "irreversible";
    static final String LOSES = "loses:";

    public Rehearsal {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong. */
    public boolean passed() {
        return findings.isEmpty();
    }

    /** Tables, columns and sequences that do not come back as they were. */
    public Set<String> losses() {
        return losses(rollback);
    }

    /** The same of what a lock file says. */
    static Set<String> losses(String rollback) {
        return rollback.startsWith(LOSES)
                ? new TreeSet<>(List.of(rollback.substring(LOSES.length()).split(",", -1)))
                : Set.of();
    }

    static String rollback(Set<String> losses) {
        // A lock line is parted by blanks.
        return losses.isEmpty()
                ? PRESERVING
                : LOSES + String.join(",", new TreeSet<>(losses)).replace(' ', '_');
    }

    static Rehearsal failed(String version, List<Finding> findings) {
        return new Rehearsal(version, LockLine.NONE, findings);
    }
}
