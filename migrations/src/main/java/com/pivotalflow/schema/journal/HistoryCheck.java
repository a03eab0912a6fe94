package com.pivotalflow.schema.journal;

import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import com.pivotalflow.schema.script.ScriptName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The history of a database against the files of this build: whether the one can have come from the other. Where there
 * is a run log, what ran is known by its statements, so that a change of comments is told from a change of meaning.
 */
public final class HistoryCheck {

    private static final String TABLE = "flyway_schema_history";

    private final ScriptFolder folder;
    private final Map<Integer, Script> versioned;
    private final History history;
    private final RunLog runLog;
    private final Map<String, RunLog.Row> ran;
    private final List<Finding> findings = new ArrayList<>();

    /** Compares the rows of a database with the scripts; an empty run log is one that nobody has written yet. */
    public HistoryCheck(ScriptFolder folder, History history, RunLog runLog) {
        this.folder = folder;
        this.versioned = folder.versioned().stream()
                .collect(Collectors.toMap(
                        script -> script.name().number(), Function.identity(), (first, later) -> first));
        this.history = history;
        this.runLog = runLog;
        this.ran = runLog.byScript();
    }

    /** Everything that does not fit (PF-J02, J04, J05, J06, J07, J09). */
    public List<Finding> check() {
        findings.clear();
        history.rows().forEach(this::row);
        order();
        late();
        gone();
        return List.copyOf(findings);
    }

    private void row(History.Row row) {
        if (row.isBaseline()) {
            return;
        }
        if (!row.type().equals("SQL")) {
            altered(row.script(), "a row of type " + row.type() + " is none that a script leaves");
        } else if (!row.success()) {
            findings.add(Finding.of(Rule.J09, row.script(), "failed in an earlier run"));
        } else if (row.version() == null) {
            repeatable(row);
        } else {
            versioned(row);
        }
    }

    private void versioned(History.Row row) {
        Script script = versioned.get(row.number());
        if (script != null) {
            compare(row, script);
        } else if (row.number() > newestOfBuild()) {
            findings.add(Finding.of(Rule.J06, row.script(), "was applied, and this build does not know it"));
        } else {
            findings.add(Finding.of(Rule.J04, row.script(), "was applied, and its file is gone"));
        }
    }

    private void compare(History.Row row, Script script) {
        ScriptName name = script.name();
        boolean renamed =
                !row.script().equals(name.fileName()) || !row.description().equals(name.historyDescription());
        Optional<RunLog.Row> logged = Optional.ofNullable(ran.get(row.script()));
        if (renamed) {
            findings.add(Finding.of(Rule.J04, name.fileName(), "was applied as " + row.script()));
        }
        if (row.checksum() == null) {
            altered(row.script(), "its checksum is blank");
        } else if (logged.isPresent() && logged.get().crc32() != row.checksum()) {
            altered(
                    row.script(),
                    "its checksum is " + row.checksum() + ", the run log has "
                            + logged.get().crc32());
        } else if (row.checksum() != script.crc32()
                || (logged.isPresent() && !logged.get().sha256().equals(script.sha256()))) {
            boolean cosmetic = logged.isPresent() && logged.get().stmts().equals(script.stmts());
            findings.add(
                    cosmetic
                            ? Finding.of(
                                    Rule.J05,
                                    name.fileName(),
                                    "its text was changed, its statements are those that ran")
                            : Finding.of(Rule.J04, name.fileName(), "was edited after it was applied"));
        }
        if (logged.isEmpty() && !ran.isEmpty()) {
            altered(row.script(), "has no entry in the run log");
        }
    }

    /** Changed is what repeatable scripts are for; gone is not. */
    private void repeatable(History.Row row) {
        if (folder.scripts().stream()
                .noneMatch(script -> script.name().fileName().equals(row.script()))) {
            findings.add(Finding.of(Rule.J04, row.script(), "was applied, and its file is gone"));
        }
    }

    private void order() {
        int before = history.baseline();
        Set<Integer> seen = new HashSet<>();
        for (History.Row row : history.rows()) {
            if (row.version() == null || row.isBaseline()) {
                continue;
            }
            int number = row.number();
            if (!seen.add(number)) {
                altered(row.script(), "stands in the history twice");
            } else if (number < before) {
                altered(row.script(), "has rank " + row.rank() + ", behind a newer version");
            }
            before = Math.max(before, number);
        }
        Set<Integer> ranks = new HashSet<>();
        history.rows().stream()
                .filter(row -> !ranks.add(row.rank()))
                .forEach(row -> altered(row.script(), "shares rank " + row.rank() + " with another row"));
    }

    /** Below the newest version everything must have been applied. */
    private void late() {
        Set<Integer> applied = new HashSet<>();
        history.rows().forEach(row -> applied.add(row.number()));
        int oldest = history.baseline();
        int newest = history.newest();
        for (Script script : folder.versioned()) {
            int number = script.name().number();
            boolean missing = number > oldest && number < newest && !applied.contains(number);
            if (missing && !ran.containsKey(script.name().fileName())) {
                findings.add(Finding.of(
                        Rule.J02, script.name().fileName(), "was not applied, though the database has newer versions"));
            }
        }
    }

    /** The newest too: to whoever believes the history alone, its script would be one that never ran. */
    private void gone() {
        Set<String> told = new HashSet<>();
        history.rows().forEach(row -> told.add(row.script()));
        findings.forEach(finding -> told.add(finding.script()));
        for (RunLog.Row row : runLog.rows()) {
            if (!isAdopted(row) && told.add(row.script())) {
                altered(row.script(), "ran by the run log, but its row is gone");
            }
        }
    }

    /** What a database was adopted with, the history has as one row under another name. */
    private boolean isAdopted(RunLog.Row row) {
        return ScriptName.parse(row.script())
                .filter(name -> name.kind() == ScriptName.Kind.VERSIONED && name.number() <= history.baseline())
                .isPresent();
    }

    private int newestOfBuild() {
        return folder.versioned().stream()
                .mapToInt(script -> script.name().number())
                .max()
                .orElse(0);
    }

    private void altered(String script, String evidence) {
        findings.add(Finding.of(Rule.J07, script, TABLE + ": " + evidence));
    }
}
