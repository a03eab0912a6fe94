package com.pivotalflow.schema.run;

import com.pivotalflow.schema.database.Target;
import com.pivotalflow.schema.journal.History;
import com.pivotalflow.schema.journal.HistoryCheck;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.journal.RunLog;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.SchemaVersion;
import com.pivotalflow.schema.script.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A database against a build: what does not fit, what is still to run, what something else has applied.
 *
 * @param build the files
 * @param state of the database
 * @param findings what does not fit; what a recovery puts right is not among them
 * @param adopted scripts in the history that no runner of ours has applied, whose checksum is right
 * @param outstanding what the history lacks, in the order in which it runs
 */
record Assessment(
        Packaged build,
        DatabaseState state,
        List<Finding> findings,
        List<LockLine> adopted,
        List<LockLine> outstanding) {

    Assessment {
        findings = List.copyOf(findings);
        adopted = List.copyOf(adopted);
        outstanding = List.copyOf(outstanding);
    }

    static Assessment of(Packaged build, Placeholders placeholders, DatabaseState state) {
        Map<String, History.Row> last = new HashMap<>();
        state.history().rows().stream()
                .filter(row -> row.success() && !row.isBaseline())
                .forEach(row -> last.put(row.script(), row));
        Map<String, RunLog.Row> logged = state.runLog().byScript();
        int newest = state.history().newest();
        List<LockLine> adopted = new ArrayList<>();
        List<LockLine> outstanding = new ArrayList<>();
        for (LockLine line : build.lock().lines()) {
            History.Row row = last.get(line.fileName());
            boolean right = row != null && Objects.equals(row.checksum(), placeholders.crc32(build.script(line)));
            boolean ran = row != null || (!line.isRepeatable() && line.number() <= newest);
            if (right && !logged.containsKey(line.fileName())) {
                adopted.add(line);
            }
            if (line.isRepeatable() ? !right : !ran) {
                outstanding.add(line);
            }
        }
        return new Assessment(build, state, findings(build, placeholders, state, adopted), adopted, outstanding);
    }

    /** Whether there is nothing to do. */
    boolean complete() {
        return findings.isEmpty()
                && outstanding.isEmpty()
                && adopted.isEmpty()
                && state.logged()
                && Recovery.unfinished(state).isEmpty();
    }

    /** What is to run, up to a version; repeatable scripts run only at the newest. */
    List<LockLine> pending(@Nullable SchemaVersion upTo) {
        if (upTo == null || upTo.compareTo(build.head()) >= 0) {
            return outstanding;
        }
        return outstanding.stream()
                .filter(line -> !line.isRepeatable() && line.number() <= upTo.number())
                .toList();
    }

    /** What the history has of the build. */
    List<LockLine> done() {
        Set<LockLine> left = Set.copyOf(outstanding);
        return build.lock().lines().stream()
                .filter(line -> !left.contains(line))
                .toList();
    }

    /** Whether newer builds have been here and did nothing that hurts an older one. */
    boolean onlyNewer() {
        Set<String> known =
                build.lock().lines().stream().map(LockLine::fileName).collect(Collectors.toSet());
        return !findings.isEmpty()
                && findings.stream().allMatch(finding -> finding.rule() == Rule.J06)
                && outstanding.stream().allMatch(LockLine::isRepeatable)
                && findings.stream().allMatch(finding -> harmless(finding.script()))
                && state.notes().stream()
                        .filter(note -> !known.contains(note.script()))
                        .allMatch(Assessment::harmless);
    }

    /** The scripts this build does not know. */
    String newer() {
        return findings.stream().map(Finding::script).collect(Collectors.joining(", "));
    }

    /**
     * Demands that the database got here by scripts of this build and nothing else.
     *
     * @throws SchemaRefusedException naming everything that does not fit
     */
    void refuseUnlessItFits(Target target) {
        if (!findings.isEmpty()) {
            throw new SchemaRefusedException(
                    Exit.JOURNAL,
                    "the history of database " + target.address() + " does not fit this build, nothing was changed:\n"
                            + findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        }
    }

    private boolean harmless(String script) {
        return state.notes().stream().anyMatch(note -> note.script().equals(script) && harmless(note));
    }

    private static boolean harmless(DatabaseState.Note note) {
        try {
            return Verdict.parse(note.verdict()).compareTo(Verdict.DESTRUCTIVE) < 0;
        } catch (IllegalArgumentException e) {
            // A verdict that this build does not know may mean anything.
            return false;
        }
    }

    private static List<Finding> findings(
            Packaged build, Placeholders placeholders, DatabaseState state, List<LockLine> adopted) {
        List<RunLog.Row> rows = new ArrayList<>(state.runLog().rows());
        // A runner that was killed between its two rows has left the attempt open, and the recovery writes the other.
        rows.removeIf(row -> state.isOpen(row.script()) && !state.history().has(row.script()));
        adopted.forEach(line -> rows.add(
                new RunLog.Row(line.fileName(), line.sha256(), line.stmts(), placeholders.crc32(build.script(line)))));
        List<Finding> findings =
                new ArrayList<>(new HistoryCheck(build.folder(), state.history(), new RunLog(rows)).check());
        findings.removeIf(finding -> finding.rule() == Rule.J09 && knows(build, finding.script()));
        Map<String, LockLine> lines = build.lock().lines().stream()
                .filter(line -> !line.isRepeatable())
                .collect(Collectors.toMap(LockLine::fileName, Function.identity()));
        for (DatabaseState.Note note : state.notes()) {
            LockLine line = lines.get(note.script());
            if (line != null && !placeholders.digest(build.script(line)).equals(note.placeholderDigest())) {
                findings.add(Finding.of(Rule.J04, line.fileName(), "ran with roles of other names than it has now")
                        .remedy("give the roles the names they had, or rename them in a new script"));
            }
        }
        if (state.history().rows().isEmpty() && state.objects() > 0) {
            findings.add(
                    Finding.of(Rule.J08, "schema public", "there are " + state.objects() + " objects and no history"));
        }
        return findings;
    }

    private static boolean knows(Packaged build, String script) {
        return build.lock().lines().stream().anyMatch(line -> line.fileName().equals(script));
    }
}
