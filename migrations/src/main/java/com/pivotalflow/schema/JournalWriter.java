package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.guard.Judged;
import com.pivotalflow.schema.guard.rehearsal.Rehearsal;
import com.pivotalflow.schema.journal.ConfirmationCheck;
import com.pivotalflow.schema.journal.JournalCheck;
import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.SchemaVersion;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import com.pivotalflow.schema.script.ScriptName;
import com.pivotalflow.schema.script.ScriptText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lock file from what was observed. Scripts are judged from the first one that has changed since: what a
 * later one does may depend on it. What was shipped is never written otherwise, only its confirmation.
 */
final class JournalWriter {

    private final SchemaFiles files;
    private final ScriptFolder folder;
    private final LockFile before;
    private final CatalogHistory catalog;

    JournalWriter(SchemaFiles files) {
        this.files = files;
        this.folder = files.folder();
        this.before = files.lock();
        this.catalog = files.catalog();
    }

    WrittenJournal write(Scratch scratch, Progress progress) {
        if (!scratch.seesAll()) {
            throw new SchemaRefusedException(
                    Exit.NO_TARGET,
                    "without a superuser and pg_stat_statements on the scratch server not all is seen that a script does, so no verdict is"
                            + " written down: use --scratch embedded; nothing was written");
        }
        refuseUnlessReady();
        List<Script> scripts = folder.scripts();
        int first = firstToJudge(scripts);
        Map<String, Judged> judged = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        if (first < scripts.size()) {
            Set<ScriptName> wanted = scripts.subList(first, scripts.size()).stream()
                    .map(Script::name)
                    .collect(Collectors.toSet());
            ObservedScripts observed = new ObservedScripts(files);
            List<Judged> seen = observed.judge(scratch, script -> wanted.contains(script.name()), progress);
            seen.forEach(one -> judged.put(one.script().name().version(), one));
            // That the line says something else is what is being put right.
            observed.findings(seen).stream()
                    .filter(finding -> finding.rule() != Rule.J03)
                    .forEach(findings::add);
            if (seen.size() < wanted.size() || seen.stream().anyMatch(JournalWriter::isUnknown)) {
                return new WrittenJournal(before.head(), List.of(), findings, null);
            }
        }
        // A rollback script may have changed while its script did not, and no line tells.
        RehearsedScripts rehearsed = new RehearsedScripts(files);
        Map<String, Rehearsal> ways = new HashMap<>();
        List<Rehearsal> tried = rehearsed.observe(scratch, progress);
        tried.forEach(one -> ways.put(one.version(), one));
        rehearsed.findings(tried).stream()
                .filter(finding -> finding.rule() != Rule.J03)
                .forEach(findings::add);
        if (tried.size() < folder.versioned().size()) {
            return new WrittenJournal(before.head(), List.of(), findings, null);
        }
        List<LockLine> lines = scripts.stream()
                .map(script -> line(
                        script,
                        judged.get(script.name().version()),
                        ways.get(script.name().version())))
                .toList();
        refuseIfShippedLinesChange(lines);
        LockFile after = new LockFile(lines, before.releases());
        List<String> changed = lines.stream()
                .filter(line -> !before.line(line.key()).equals(Optional.of(line)))
                .map(LockLine::toString)
                .toList();
        findings.addAll(check(after));
        return new WrittenJournal(after.head(), changed, findings, files.write(LockFile.NAME, after.text()));
    }

    /** A verdict about a script that does not run on scratch is none. */
    private static boolean isUnknown(Judged judged) {
        return judged.findings().stream().anyMatch(finding -> finding.rule() == Rule.N04);
    }

    private void refuseUnlessReady() {
        int head = folder.versioned().stream()
                .mapToInt(script -> script.name().number())
                .max()
                .orElse(0);
        if (!folder.findings().isEmpty()) {
            throw new SchemaRefusedException(
                    Exit.JOURNAL,
                    "files have to be put right first, nothing was written:\n"
                            + String.join(
                                    "\n",
                                    folder.findings().stream()
                                            .map(Finding::toString)
                                            .toList()));
        }
        if (head != catalog.head()) {
            throw new SchemaRefusedException(
                    Exit.JOURNAL,
                    "catalog.json ends at " + new SchemaVersion(catalog.head()) + ", the scripts at "
                            + new SchemaVersion(head) + ": run catalog --write first; nothing was written");
        }
    }

    private int firstToJudge(List<Script> scripts) {
        for (int i = 0; i < scripts.size(); i++) {
            Script script = scripts.get(i);
            boolean known = before.line(script.name().version())
                    .filter(line -> line.stmts().equals(script.stmts()))
                    .isPresent();
            if (!known) {
                return i;
            }
        }
        return scripts.size();
    }

    private LockLine line(Script script, @Nullable Judged judged, @Nullable Rehearsal way) {
        LockLine fresh = LockLine.unjudged(script);
        Optional<LockLine> old =
                before.line(fresh.key()).filter(line -> line.stmts().equals(script.stmts()));
        return new LockLine(
                fresh.version(),
                fresh.name(),
                fresh.sha256(),
                fresh.stmts(),
                fresh.isRepeatable()
                        ? LockLine.NONE
                        : catalog.at(fresh.number()).fingerprint().substring(0, SchemaSources.FINGERPRINT),
                judged == null ? old.map(LockLine::verdict).orElse(fresh.verdict()) : judged.verdict(),
                judged == null ? old.map(LockLine::findings).orElse(List.of()) : rules(judged),
                way == null ? LockLine.NONE : way.rollback(),
                confirm(fresh));
    }

    private static List<Rule> rules(Judged judged) {
        return Stream.of(judged.codes().split(",", -1))
                .filter(code -> !code.equals(LockLine.NONE))
                .map(Rule::parse)
                .toList();
    }

    private String confirm(LockLine line) {
        byte[] bytes = folder.confirmations().get(line.version() + ".yaml");
        return bytes == null
                ? LockLine.NONE
                : LockLine.confirmation(
                        line.version(),
                        ScriptText.parse(line.version() + ".yaml", bytes).sha256());
    }

    private void refuseIfShippedLinesChange(List<LockLine> lines) {
        for (LockLine shipped : before.released()) {
            Optional<LockLine> now = lines.stream()
                    .filter(line -> line.key().equals(shipped.key()))
                    .findFirst();
            boolean same = now.map(line -> line.confirmedBy(LockLine.NONE))
                    .filter(line -> line.equals(shipped.confirmedBy(LockLine.NONE)))
                    .isPresent();
            if (!same && !shipped.isRepeatable()) {
                throw new SchemaRefusedException(
                        Exit.JOURNAL,
                        shipped.fileName() + " was shipped, and its line would change: "
                                + now.map(LockLine::toString).orElse("it is gone")
                                + "; restore the script and write a new one. Nothing was written");
            }
        }
    }

    private List<Finding> check(LockFile after) {
        return new JournalCheck(folder, after, new ConfirmationCheck(Clock.systemUTC(), ConfirmationCheck.LONGEST))
                .check();
    }
}
