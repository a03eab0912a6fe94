package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.observation.Event;
import com.pivotalflow.schema.guard.observation.Observation;
import com.pivotalflow.schema.guard.snapshot.Column;
import com.pivotalflow.schema.guard.snapshot.Named;
import com.pivotalflow.schema.guard.snapshot.Relation;
import com.pivotalflow.schema.guard.snapshot.Routine;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.guard.snapshot.Type;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Finding.By;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptText;
import com.pivotalflow.schema.script.TextCheck;
import com.pivotalflow.schema.script.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text still has to say when the script has run. Its suspicions about statements that ran are settled by what
 * was observed; what is left are statements that were not reached, names that are not there, and the few things that are
 * refused wherever they stand.
 */
public final class TextSites {

    private static final Pattern INSIDE = Pattern.compile(
            "(?s)(?:in a DO block: |in routine [^,]+, which it calls: )(?<execute>(?:EXECUTE: )*)(?<phrase>.*)");
    private static final Pattern DROP_IF_EXISTS =
            Pattern.compile("(?s)drop (?:table|foreign table|sequence|schema|type|domain) if exists .*");
    private static final Pattern COLUMN_IF_EXISTS =
            Pattern.compile("(?s)alter (?:foreign )?table .* drop (?:column )?if exists .*");
    private static final Pattern TABLE_IF_EXISTS = Pattern.compile("(?s)alter (?:foreign )?table if exists .*");
    private static final Pattern ROUTINE = Pattern.compile("in routine ([^,]+), which it calls: ");
    private static final String COMPUTED = "EXECUTE of a computed string";

    private final Script script;
    private final Observation facts;
    private final Reached reached;
    private final Map<String, Charge> charges = new LinkedHashMap<>();

    /**
     * A finding and how bad it is; the class of PF-D11 is that of the statement that was not reached.
     *
     * @param finding what was found
     * @param verdict how bad it is; empty if it has no class
     */
    public record Charge(Finding finding, Optional<Verdict> verdict) {

        /** With the class of its rule. */
        public static Charge of(Finding finding) {
            return new Charge(finding, finding.verdict());
        }
    }

    private TextSites(Script script, Observation facts, Collection<String> nested) {
        this.script = script;
        this.facts = facts;
        this.reached = Reached.of(script, facts, nested);
    }

    /**
     * Looks at what the text check found.
     *
     * @param facts of the run that came furthest
     * @param nested statements that ran inside of others in any run
     * @param suspicions of the text check
     */
    public static List<Charge> judge(Observation facts, Collection<String> nested, List<Finding> suspicions) {
        TextSites sites = new TextSites(facts.script(), facts, nested);
        suspicions.forEach(sites::judge);
        sites.computed(suspicions);
        nested.forEach(sites::judgeNested);
        return List.copyOf(sites.charges.values());
    }

    private void judge(Finding suspicion) {
        Matcher inside = INSIDE.matcher(suspicion.evidence());
        boolean top = !inside.matches();
        String phrase = top ? suspicion.evidence() : inside.group("phrase");
        if (suspicion.verdict().isEmpty()) {
            add(Charge.of(suspicion));
        } else if (suspicion.rule() == Rule.D10 || suspicion.rule() == Rule.C06) {
            add(Charge.of(suspicion.by(By.OBSERVATION)));
        } else if (phrase.equals(COMPUTED)) {
            // Counted together, see there.
            return;
        } else if (!top && !reached.contains(phrase, !inside.group("execute").isEmpty()) && !isSeen(suspicion)) {
            notReached(suspicion, "not reached on the samples: " + suspicion.evidence());
        } else if (isMissing(phrase, suspicion.object())) {
            notReached(
                    suspicion,
                    "IF EXISTS names what the schema does not have, but a database that drifted may: " + phrase);
        }
    }

    /**
     * A body that the server keeps parsed leaves no text behind. It has no branches: it ran if the script calls it itself,
     * and otherwise its effect tells.
     */
    private boolean isSeen(Finding suspicion) {
        Matcher routine = ROUTINE.matcher(suspicion.evidence());
        if (!routine.lookingAt() || !isParsed(routine.group(1))) {
            return false;
        }
        boolean itself = suspicion.statement() > 0
                && !script.statements().get(suspicion.statement() - 1).begins("do");
        Relation relation = find(suspicion.object()).orElse(null);
        return itself
                || (relation != null
                        && (facts.rows().containsKey(relation.oid())
                                || facts.events().stream()
                                        .anyMatch(event ->
                                                event.kind() == Event.Kind.DROP && event.object() == relation.oid())));
    }

    private boolean isParsed(String routine) {
        return script.statements().stream()
                        .filter(statement -> statement.begins("create") && statement.has("atomic"))
                        .anyMatch(statement -> statement.tokens().stream()
                                .anyMatch(token -> token.value().equals(routine)))
                || facts.before().routines().values().stream()
                        .anyMatch(
                                old -> old.name().equals(routine) && old.body().startsWith("BEGIN ATOMIC"));
    }

    private void notReached(Finding suspicion, String evidence) {
        String object = name(suspicion.object());
        if (!isOwn(suspicion.object())) {
            Finding finding = new Finding(
                    Rule.D11,
                    suspicion.script(),
                    suspicion.statement(),
                    suspicion.line(),
                    object,
                    evidence + " (" + suspicion.rule().code() + ")",
                    Rule.D11.remedy(),
                    By.OBSERVATION,
                    Finding.Status.OPEN);
            add(new Charge(finding, suspicion.verdict()));
        }
    }

    /** As many texts must have been run as there are places that run one. */
    private void computed(List<Finding> suspicions) {
        List<Finding> sites = suspicions.stream()
                .filter(finding -> finding.evidence().endsWith(COMPUTED))
                // EXECUTE inside of a text is that of a prepared statement.
                .filter(finding -> !finding.evidence().endsWith("EXECUTE: " + COMPUTED))
                .toList();
        if (sites.size() > reached.computed()) {
            Finding site = sites.get(sites.size() - 1);
            notReached(site, "of " + sites.size() + " computed strings " + reached.computed() + " ran on the samples");
        }
    }

    /** What a trigger or a computed string did that no rollback undoes, or that is refused wherever it stands. */
    private void judgeNested(String text) {
        Script nested = Script.of(script.name(), ScriptText.of(text));
        TextCheck.alone().check(nested).stream()
                .filter(finding -> finding.rule() == Rule.D10 || finding.rule() == Rule.C06)
                .forEach(finding -> add(Charge.of(
                        finding.at(reached.statement(), reached.line()).by(By.OBSERVATION))));
    }

    private void add(Charge charge) {
        Finding finding = charge.finding();
        charges.putIfAbsent(finding.rule().code() + ' ' + finding.object(), charge);
    }

    private boolean isMissing(String phrase, String object) {
        if (DROP_IF_EXISTS.matcher(phrase).matches()) {
            return !isThere(object);
        }
        if (COLUMN_IF_EXISTS.matcher(phrase).matches()) {
            int dot = object.lastIndexOf('.');
            Relation table = dot < 0 ? null : find(object.substring(0, dot)).orElse(null);
            return table == null
                    || facts.before().columnsOf(table.oid()).values().stream()
                            .map(Column::name)
                            .noneMatch(object.substring(dot + 1)::equals);
        }
        return TABLE_IF_EXISTS.matcher(phrase).matches()
                && find(object).isEmpty()
                && find(object.substring(0, Math.max(0, object.lastIndexOf('.'))))
                        .isEmpty();
    }

    private boolean isThere(String object) {
        Snapshot before = facts.before();
        List<String> names = new ArrayList<>();
        before.schemas().values().stream().map(Named::name).forEach(names::add);
        before.types().values().stream().map(Type::name).forEach(names::add);
        return find(object).isPresent() || names.contains(object) || names.contains("public." + object);
    }

    private Optional<Relation> find(String object) {
        return facts.before().relation(object).or(() -> facts.before().relation("public." + object));
    }

    /** With its schema, as far as it is known. */
    private String name(String object) {
        int dot = object.lastIndexOf('.');
        if (object.isEmpty() || find(object).isPresent()) {
            return find(object).map(Relation::name).orElse(object);
        }
        Optional<Relation> table = dot < 0 ? Optional.empty() : find(object.substring(0, dot));
        return table.map(relation -> relation.name() + object.substring(dot))
                .orElse(dot < 0 ? "public." + object : object);
    }

    /** Made by the script: then nothing old is in danger. */
    private boolean isOwn(String object) {
        if (object.isEmpty() || find(object).isPresent()) {
            return false;
        }
        String last = object.substring(object.lastIndexOf('.') + 1);
        boolean made = script.statements().stream()
                .filter(statement -> statement.begins("create"))
                .anyMatch(statement -> statement.tokens().stream()
                        .limit(8)
                        .anyMatch(token -> token.isName() && token.value().equals(last)));
        return made || facts.after().relation(name(object)).isPresent();
    }

    /** The bodies of all routines that could have been called. */
    static List<String> bodies(Observation facts) {
        List<String> bodies = new ArrayList<>();
        facts.before().routines().values().stream().map(Routine::body).forEach(bodies::add);
        facts.after().routines().values().stream().map(Routine::body).forEach(bodies::add);
        return bodies;
    }
}
