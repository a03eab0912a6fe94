package com.pivotalflow.schema.script;

import com.pivotalflow.schema.script.ScriptName.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first answer about a script, in milliseconds and without a database. It can only raise suspicion: that nothing
 * suspicious was found does not mean that a script is safe.
 *
 * <pre>{@code
 * List<Finding> suspicions = TextCheck.of(folder).check(script);
 * }</pre>
 */
public final class TextCheck {

    /** The best answer there is. */
    public static final String NOTHING = "nothing suspicious found";

    private final Map<String, List<Routines.Body>> routines;

    private TextCheck(Map<String, List<Routines.Body>> routines) {
        this.routines = routines;
    }

    /**
     * A check that knows the routines which the scripts of the folder define, so that it can read those that a script
     * calls.
     */
    public static TextCheck of(ScriptFolder folder) {
        return of(folder.scripts());
    }

    /** The same of scripts that lie elsewhere. */
    public static TextCheck of(List<Script> scripts) {
        Map<String, List<Routines.Body>> routines = new TreeMap<>();
        scripts.forEach(script -> Routines.collect(script, routines));
        return new TextCheck(routines);
    }

    /** A check of scripts that stand alone. */
    public static TextCheck alone() {
        return new TextCheck(Map.of());
    }

    /**
     * Reads a script.
     *
     * @return what is wrong with its form (PF-N02), its transaction (PF-N03), and what is suspicious about it, in the
     *     order of its lines
     */
    public List<Finding> check(Script script) {
        List<Finding> findings = new ArrayList<>(script.formFindings());
        findings.addAll(TransactionRules.check(script));
        Map<String, List<Routines.Body>> known = new TreeMap<>(routines);
        Routines.collect(script, known);
        Suspicions suspicions = new Suspicions(script, known);
        script.statements().forEach(suspicions::read);
        findings.addAll(suspicions.findings());
        return findings;
    }

    /** All scripts of a folder, its rollback scripts left out: those are judged when they are asked for. */
    public static List<Finding> checkAll(ScriptFolder folder) {
        TextCheck check = of(folder);
        return folder.scripts().stream()
                .filter(script -> script.name().kind() != Kind.ROLLBACK)
                .flatMap(script -> check.check(script).stream())
                .toList();
    }
}
