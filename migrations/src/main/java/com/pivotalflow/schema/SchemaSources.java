package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.guard.Judged;
import com.pivotalflow.schema.journal.ConfirmationCheck;
import com.pivotalflow.schema.journal.JournalCheck;
import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.RefusedFileException;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.SchemaVersion;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import com.pivotalflow.schema.script.TextCheck;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the command line asks the sources of a schema, without a live database. */
public final class SchemaSources {

    private static final String CATALOG = "catalog.json";
    /** How many digits of a catalog's hash stand in the lock file. */
    static final int FINGERPRINT = 16;

    private final SchemaFiles files;

    /** Looks at files that were read. */
    public SchemaSources(SchemaFiles files) {
        this.files = files;
    }

    /**
     * For {@code check --text}: files, journal, and what is suspicious about the text of scripts that the journal has
     * not judged as they stand.
     *
     * @param against another state of the lock file, that of the main branch for one; null if there is none to compare
     *     with
     * @throws RefusedFileException if the lock file cannot be read
     */
    public CheckReport checkText(@Nullable LockFile against) {
        ScriptFolder folder = files.folder();
        LockFile lock = files.lock();
        List<Finding> findings = new ArrayList<>(journalFindings(folder, lock));
        if (against != null) {
            findings.addAll(check(folder, lock).against(against));
        }
        TextCheck.checkAll(folder).stream()
                .filter(finding -> !finding.isSuspicion() || !isJudged(folder, lock, finding.script()))
                .forEach(findings::add);
        return report(lock, folder, findings);
    }

    /**
     * For {@code check}: the same, and what every script and its way back do, observed on scratch.
     *
     * @param against as above
     * @throws RefusedFileException if the lock file cannot be read
     */
    public CheckReport check(Scratch scratch, @Nullable LockFile against, Progress progress) {
        CheckReport text = checkText(against);
        List<Finding> findings = new ArrayList<>(text.findings());
        // What was suspected has run now, and is judged by what it did.
        findings.removeIf(Finding::isSuspicion);
        ObservedScripts observed = new ObservedScripts(files);
        List<Judged> judged = observed.judge(scratch, script -> true, progress);
        findings.addAll(observed.findings(judged));
        if (judged.stream().allMatch(one -> one.failure().isEmpty())) {
            // Of a script that does not run, enough is said by then.
            RehearsedScripts rehearsed = new RehearsedScripts(files);
            findings.addAll(rehearsed.findings(rehearsed.check(scratch, progress)));
        }
        boolean full = judged.stream().allMatch(one -> one.coverage() == Judged.Coverage.FULL);
        return new CheckReport(text.journalHead(), full ? "full" : "reduced", text.scripts(), findings);
    }

    /** For {@code check --script --text}: what is suspicious about a draft. */
    public CheckReport checkDraftText(Draft draft) {
        return new CheckReport(
                head(files.lock()), "text", 1, TextCheck.of(draft.before()).check(draft.script()));
    }

    /**
     * For {@code check --script}: what a draft does, observed on scratch. No confirmation is asked for it yet.
     *
     * @throws SchemaFailedException if what goes before it does not run
     */
    public Judged checkDraft(Scratch scratch, Draft draft, Progress progress) {
        return new ObservedScripts(files).judge(scratch, draft, progress);
    }

    /**
     * For {@code journal --write}: judges what has changed and writes the lock file.
     *
     * @throws SchemaRefusedException if files have to be put right first; nothing was written
     */
    public WrittenJournal writeJournal(Scratch scratch, Progress progress) {
        return new JournalWriter(files).write(scratch, progress);
    }

    /**
     * For {@code journal}: files against lock file, and the lock file against the committed catalog.
     *
     * @throws RefusedFileException if the lock file cannot be read
     */
    public CheckReport journal() {
        ScriptFolder folder = files.folder();
        LockFile lock = files.lock();
        List<Finding> findings = new ArrayList<>(journalFindings(folder, lock));
        findings.addAll(fingerprints(lock, files.catalog()));
        return report(lock, folder, findings);
    }

    /**
     * For {@code catalog}: runs the scripts on scratch and compares what they make with the committed file.
     *
     * @param write whether the file is then written anew
     */
    public CatalogReport catalog(Scratch scratch, boolean write, Progress progress) {
        CatalogHistory made = ScratchCatalog.make(scratch, files.folder(), progress);
        String text = made.toText();
        List<String> before = files.text(CATALOG).orElse("").lines().toList();
        List<String> after = text.lines().toList();
        Path written = write ? files.write(CATALOG, text) : null;
        return new CatalogReport(
                new SchemaVersion(made.head()), without(before, after), without(after, before), written);
    }

    private List<Finding> journalFindings(ScriptFolder folder, LockFile lock) {
        return check(folder, lock).check();
    }

    private static JournalCheck check(ScriptFolder folder, LockFile lock) {
        return new JournalCheck(folder, lock, new ConfirmationCheck(Clock.systemUTC(), ConfirmationCheck.LONGEST));
    }

    /** Its suspicions were settled by what was observed when its line was written. */
    private static boolean isJudged(ScriptFolder folder, LockFile lock, String file) {
        Optional<Script> script = folder.scripts().stream()
                .filter(candidate -> candidate.name().fileName().equals(file))
                .findFirst();
        return script.flatMap(known -> lock.line(known.name().version())
                        .filter(line -> line.stmts().equals(known.stmts())))
                .isPresent();
    }

    /** Where the lock file does not agree with the committed catalog. */
    static List<Finding> fingerprints(LockFile lock, CatalogHistory catalog) {
        List<Finding> findings = new ArrayList<>();
        for (LockLine line : lock.lines()) {
            if (line.isRepeatable()) {
                continue;
            }
            if (line.number() > catalog.head()) {
                findings.add(
                        Finding.of(Rule.J03, line.fileName(), CATALOG + " ends at " + new SchemaVersion(catalog.head()))
                                .remedy("run catalog --write, then journal --write"));
            } else if (!fingerprint(catalog, line.number()).equals(line.catalog())) {
                findings.add(Finding.of(
                                Rule.J03,
                                line.fileName(),
                                "catalog=" + line.catalog() + ", but " + CATALOG + " gives "
                                        + fingerprint(catalog, line.number()))
                        .remedy("run catalog --write, then journal --write"));
            }
        }
        return findings;
    }

    private static String fingerprint(CatalogHistory catalog, int version) {
        return catalog.at(version).fingerprint().substring(0, FINGERPRINT);
    }

    private static CheckReport report(LockFile lock, ScriptFolder folder, List<Finding> findings) {
        return new CheckReport(head(lock), "text", folder.scripts().size(), findings);
    }

    private static String head(LockFile lock) {
        return lock.lines().isEmpty() ? LockLine.NONE : lock.head();
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> rest = new ArrayList<>(lines);
        rest.removeAll(others);
        return rest;
    }
}
