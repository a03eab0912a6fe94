package com.pivotalflow.schema.guard;

import com.pivotalflow.schema.guard.observation.Failure;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One script and what was found about it.
 *
 * @param script which one
 * @param verdict the worst class among its findings
 * @param findings by what was observed, notes included
 * @param coverage how much could be seen
 * @param failed how it ended when it was tried as in production; null if it ran to its end
 * @param took how long it took to observe and judge it
 */
public record Judged(
        Script script,
        Verdict verdict,
        List<Finding> findings,
        Coverage coverage,
        @Nullable Failure failed,
        Duration took) {

    /** How much could be seen. */
    public enum Coverage {
        /** All there is. */
        FULL,
        /** The server does not let us count statements or hear of events. */
        REDUCED
    }

    public Judged {
        findings = List.copyOf(findings);
    }

    /** The same with findings that have no class. */
    Judged plus(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Judged(script, verdict, all, coverage, failed, took);
    }

    /** How it ended when it was tried as in production; empty if it ran to its end. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failed);
    }

    /** Findings that stand in the way until the script is rewritten, or they are acknowledged or confirmed. */
    public List<Finding> open() {
        return findings.stream()
                .filter(finding -> finding.status() == Finding.Status.OPEN)
                .toList();
    }

    /** The codes of the findings as the lock file writes them: {@code PF-D02,PF-L05}; {@code -} if there are none. */
    public String codes() {
        String codes = findings.stream()
                .filter(finding -> finding.status() != Finding.Status.NOTE)
                .filter(finding -> finding.verdict().isPresent())
                .map(finding -> finding.rule().code())
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        return codes.isEmpty() ? "-" : codes;
    }

    /** {@code V0012__x.sql destructive PF-D02 in 412 ms}. */
    @Override
    public String toString() {
        return script.name() + " " + verdict + " " + codes() + " in " + took.toMillis() + " ms";
    }
}
