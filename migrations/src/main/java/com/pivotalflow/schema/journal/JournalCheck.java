package com.pivotalflow.schema.journal;

import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.RefusedFileException;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import com.pivotalflow.schema.script.ScriptName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Files against lock file. Needs no database: the build, the command line and start-up ask it first.
 *
 * <pre>{@code
 * List<Finding> findings = new JournalCheck(folder, lock, confirmations).check();
 * }</pre>
 */
public final class JournalCheck {

    private final ScriptFolder folder;
    private final LockFile lock;
    private final Map<String, LockLine> lines;
    private final ConfirmationCheck rules;
    private final List<Finding> findings = new ArrayList<>();

    /** Compares what lies in the folders with what the lock file says. */
    public JournalCheck(ScriptFolder folder, LockFile lock, ConfirmationCheck rules) {
        this.folder = folder;
        this.lock = lock;
        this.lines = lock.byKey();
        this.rules = rules;
    }

    /** Everything that is wrong; what the folder found wrong by itself included. */
    public List<Finding> check() {
        findings.clear();
        findings.addAll(folder.findings());
        folder.scripts().forEach(this::script);
        lock.lines().forEach(this::line);
        confirmations();
        return List.copyOf(findings);
    }

    /**
     * What has changed since another state of the lock file, the one of the main branch for example: numbers taken
     * twice (PF-J01), lines of shipped scripts in which more than the confirmation changed (PF-J04, PF-J05).
     */
    public List<Finding> against(LockFile other) {
        List<Finding> found = new ArrayList<>();
        for (LockLine theirs : other.lines()) {
            lock.line(theirs.key())
                    .filter(ours -> !ours.name().equals(theirs.name()))
                    .ifPresent(ours -> found.add(
                            Finding.of(Rule.J01, ours.fileName(), "its number is taken by " + theirs.fileName())));
        }
        for (LockLine shipped : other.released()) {
            Optional<LockLine> ours = lock.line(shipped.key());
            if (ours.isEmpty()) {
                found.add(Finding.of(Rule.J04, shipped.fileName(), "was shipped, and the lock file lacks it"));
            } else if (!ours.get().confirmedBy("-").equals(shipped.confirmedBy("-"))) {
                found.add(changed(shipped, ours.get().stmts(), "its line was changed after it was shipped"));
            }
        }
        return found;
    }

    private void script(Script script) {
        String file = script.name().fileName();
        Optional<LockLine> found = Optional.ofNullable(lines.get(script.name().version()));
        if (found.isEmpty()) {
            findings.add(Finding.of(Rule.J03, file, "has no line in " + LockFile.NAME));
        } else if (!found.get().fileName().equals(file)) {
            findings.add(differs(
                    found.get(),
                    "",
                    "is called " + file + ", in the lock file " + found.get().fileName()));
        } else if (!found.get().sha256().equals(script.sha256())) {
            findings.add(differs(found.get(), script.stmts(), "its text is not the one of the lock file"));
        } else if (!found.get().stmts().equals(script.stmts())) {
            findings.add(Finding.of(Rule.J03, file, "stmts= is not the hash of its statements"));
        }
        rollback(script);
    }

    private void line(LockLine line) {
        if (folder.script(line.key()).isEmpty()) {
            findings.add(differs(line, "", "stands in the lock file, but there is no such file"));
        }
        boolean undone = folder.rollback("U" + line.version().substring(1)).isPresent();
        if (!undone && line.rollback().equals("preserving")) {
            findings.add(Finding.of(Rule.J03, line.fileName(), "rollback=preserving, but there is no rollback script"));
        }
    }

    /** What was shipped may have run anywhere: its line must not be written anew to fit. */
    private Finding differs(LockLine line, String stmts, String evidence) {
        return lock.released().contains(line) && !line.isRepeatable()
                ? changed(line, stmts, evidence + ", and it was shipped")
                : Finding.of(Rule.J03, line.fileName(), evidence);
    }

    private static Finding changed(LockLine shipped, String stmts, String evidence) {
        Rule rule = shipped.stmts().equals(stmts) ? Rule.J05 : Rule.J04;
        return Finding.of(rule, shipped.fileName(), evidence);
    }

    private void rollback(Script script) {
        ScriptName name = script.name();
        boolean reversible = script.header().irreversible().isEmpty();
        if (name.kind() == ScriptName.Kind.VERSIONED
                && reversible
                && folder.rollback("U" + name.version().substring(1)).isEmpty()) {
            findings.add(Finding.of(Rule.J11, name.fileName(), "has no rollback script and no reason why"));
        }
    }

    private void confirmations() {
        Map<String, Confirmation> read = new LinkedHashMap<>();
        new TreeMap<>(folder.confirmations()).forEach((file, bytes) -> {
            try {
                Confirmation confirmation = Confirmation.parse(file, bytes);
                read.put(confirmation.version(), confirmation);
            } catch (RefusedFileException e) {
                findings.addAll(e.findings());
            }
        });
        read.values().stream()
                .filter(confirmation ->
                        lock.line("V" + confirmation.version().substring(1)).isEmpty())
                .forEach(confirmation -> findings.add(
                        Finding.of(Rule.J10, confirmation.fileName(), "there is no script " + confirmation.version())));
        lock.lines().stream()
                .filter(line -> !line.isRepeatable())
                .forEach(line -> confirmation(line, Optional.ofNullable(read.get(line.version())), read));
    }

    private void confirmation(LockLine line, Optional<Confirmation> own, Map<String, Confirmation> all) {
        boolean unreadable = own.isEmpty() && folder.confirmations().containsKey(line.version() + ".yaml");
        if (unreadable) {
            return;
        }
        String expected = own.map(found -> LockLine.confirmation(line.version(), found.sha256()))
                .orElse(LockLine.NONE);
        if (!line.confirm().equals(expected)) {
            findings.add(Finding.of(
                    Rule.J03, line.fileName(), "confirm=" + line.confirm() + ", but the file gives " + expected));
        }
        if (own.isEmpty() && line.verdict().needsConfirmation()) {
            findings.add(Finding.of(
                    Rule.J10,
                    line.fileName(),
                    "is " + line.verdict() + " and has no confirmation confirmations/" + line.version() + ".yaml"));
        }
        own.ifPresent(found -> {
            findings.addAll(rules.check(found, line, all.values()));
            folder.script(line.key())
                    .filter(script -> script.header().irreversible().isPresent())
                    .ifPresent(script -> findings.addAll(rules.irreversible(found, line)));
            if (!lock.released().contains(line)) {
                findings.addAll(rules.expiry(found));
            }
        });
    }
}
