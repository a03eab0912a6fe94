package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.catalog.Drift;
import com.pivotalflow.schema.journal.History;
import com.pivotalflow.schema.journal.HistoryCheck;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.journal.RunLog;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.run.Recorded;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.SchemaVersion;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptName;
import com.pivotalflow.schema.script.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a database has written down of its scripts, against the scripts of a build. */
final class RecordCheck {

    private final Packaged build;
    private final List<Recorded> records;
    private final History history;

    RecordCheck(Packaged build, List<Recorded> records) {
        this.build = build;
        this.records = List.copyOf(records);
        this.history = new History(records.stream()
                .flatMap(recorded -> recorded.inHistory().stream())
                .toList());
    }

    /** Where the database is. */
    SchemaVersion current() {
        return new SchemaVersion(history.rows().stream()
                .filter(History.Row::success)
                .mapToInt(History.Row::number)
                .max()
                .orElse(0));
    }

    /**
     * What does not fit. A newer version that running code of this build can live with is none: nodes are exchanged one
     * by one.
     */
    List<Finding> findings() {
        List<RunLog.Row> ran = new ArrayList<>();
        records.forEach(
                recorded -> recorded.inRunLog().or(() -> adopted(recorded)).ifPresent(ran::add));
        RunLog runLog = new RunLog(ran);
        List<Finding> findings = new ArrayList<>(new HistoryCheck(build.folder(), history, runLog).check());
        findings.removeIf(finding -> finding.rule() == Rule.J06 && isHarmless(finding.script()));
        for (Recorded recorded : records) {
            if (recorded.unfinished()) {
                findings.add(Finding.of(
                        Rule.J09, recorded.script(), "an attempt is open, and the session of its runner is gone"));
            }
        }
        return findings;
    }

    /** The scripts a run would apply. */
    List<Script> pending() {
        return build.folder().scripts().stream().filter(this::isPending).toList();
    }

    /** Whether what was done, or is to be done, destroys something; by the run log, else by the lock file. */
    boolean isDestructive(String script) {
        return verdict(script).orElse(Verdict.SAFE) == Verdict.DESTRUCTIVE;
    }

    /** A difference without what newer scripts have added: of a newer database this build can know only its own part. */
    Difference ofBuild(Difference difference) {
        return current().compareTo(build.head()) <= 0
                ? difference
                : new Difference(difference.deviations().stream()
                        .filter(deviation -> deviation.drift() == Drift.MISSING || deviation.drift() == Drift.CHANGED)
                        .toList());
    }

    /** The versioned script that a row of the history came from, if this build has it. */
    Optional<Script> script(History.Row row) {
        return build.folder().versioned().stream()
                .filter(script -> row.number() > 0 && script.name().number() == row.number())
                .findFirst();
    }

    /** What the next run would write of a script that something else has applied as it stands here. */
    private Optional<RunLog.Row> adopted(Recorded recorded) {
        return recorded.inHistory()
                .filter(History.Row::success)
                .flatMap(row -> script(row)
                        .filter(script -> Integer.valueOf(script.crc32()).equals(row.checksum()))
                        .map(script -> new RunLog.Row(row.script(), script.sha256(), script.stmts(), script.crc32())));
    }

    private Optional<Verdict> verdict(String script) {
        Optional<Verdict> recorded =
                last(script).filter(known -> known.inRunLog().isPresent()).flatMap(Recorded::verdict);
        return recorded.or(() -> build.lock().lines().stream()
                .filter(line -> line.fileName().equals(script))
                .map(LockLine::verdict)
                .findFirst());
    }

    private boolean isHarmless(String script) {
        return last(script)
                .flatMap(Recorded::verdict)
                .filter(verdict -> verdict != Verdict.DESTRUCTIVE)
                .isPresent();
    }

    private boolean isPending(Script script) {
        ScriptName name = script.name();
        if (name.kind() == ScriptName.Kind.VERSIONED) {
            return name.number() > history.baseline()
                    && history.rows().stream().noneMatch(row -> row.success() && row.number() == name.number());
        }
        Optional<Recorded> last = last(name.fileName());
        Optional<History.Row> row = last.flatMap(Recorded::inHistory).filter(History.Row::success);
        return row.isEmpty()
                || last.flatMap(Recorded::inRunLog)
                        .map(ran -> !ran.sha256().equals(script.sha256()))
                        .orElseGet(() -> isChanged(row.get(), script));
    }

    /** Flyway takes the checksum of a repeatable script behind its placeholders, so with some only the run log tells. */
    private static boolean isChanged(History.Row row, Script script) {
        Integer checksum = row.checksum();
        return !script.text().normalized().contains("${") && (checksum == null || checksum != script.crc32());
    }

    private Optional<Recorded> last(String script) {
        return records.stream()
                .filter(recorded -> recorded.script().equals(script))
                .reduce((first, last) -> last);
    }
}
