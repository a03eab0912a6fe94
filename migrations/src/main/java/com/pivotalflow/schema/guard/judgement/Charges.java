package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.observation.Event;
import com.pivotalflow.schema.guard.observation.LockMode;
import com.pivotalflow.schema.guard.observation.Observation;
import com.pivotalflow.schema.guard.observation.Step;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Finding.By;
import com.pivotalflow.schema.script.Finding.Status;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects findings of one observation, each rule on each object once, at the statement that most likely did it. */
final class Charges {

    private final Observation facts;
    private final Map<String, Finding> findings = new LinkedHashMap<>();

    Charges(Observation facts) {
        this.facts = facts;
    }

    Observation facts() {
        return facts;
    }

    Snapshot before() {
        return facts.before();
    }

    Snapshot after() {
        return facts.after();
    }

    List<Finding> findings() {
        return List.copyOf(findings.values());
    }

    /** Adds a finding at a statement; 0 if it is about the whole script. */
    void add(Rule rule, String object, int statement, String evidence) {
        put(rule, object, statement, evidence, Status.OPEN);
    }

    /** Adds something worth knowing that does not stand in the way. */
    void note(Rule rule, String object, int statement, String evidence) {
        put(rule, object, statement, evidence, Status.NOTE);
    }

    private void put(Rule rule, String object, int statement, String evidence, Status status) {
        Script script = facts.script();
        List<Statement> statements = script.statements();
        int line = statement > 0 && statement <= statements.size()
                ? statements.get(statement - 1).line()
                : 0;
        Finding finding = Finding.of(rule, script.name().fileName(), evidence)
                .at(statement, line)
                .about(object)
                .by(By.OBSERVATION)
                .status(status);
        findings.putIfAbsent(rule.code() + ' ' + object + ' ' + (status == Status.NOTE), finding);
    }

    /**
     * The statement that did something to an object: one that the event triggers heard of with it and whose text names
     * it, else any they heard of, else the first that locked one of these relations, else the first that names it.
     *
     * @param objects OIDs of the object and of what it stands on
     * @param words names that the text would hold
     */
    int statement(Collection<Long> objects, String... words) {
        Set<Long> wanted = objects.stream().filter(oid -> oid != 0).collect(Collectors.toSet());
        List<Integer> heard = facts.events().stream()
                .filter(event -> event.kind() != Event.Kind.REWRITE)
                .filter(event -> wanted.contains(event.object()))
                .map(Event::statement)
                .distinct()
                .toList();
        for (int number : heard) {
            if (names(number, words)) {
                return number;
            }
        }
        if (!heard.isEmpty()) {
            return heard.get(0);
        }
        for (Step step : facts.steps()) {
            if (step.taken().keySet().stream().anyMatch(wanted::contains)) {
                return step.number();
            }
        }
        return facts.script().statements().stream()
                .map(Statement::number)
                .filter(number -> names(number, words))
                .findFirst()
                .orElse(facts.script().statements().size() == 1 ? 1 : 0);
    }

    private boolean names(int number, String... words) {
        List<Statement> statements = facts.script().statements();
        if (number < 1 || number > statements.size() || words.length == 0) {
            return false;
        }
        String text = statements.get(number - 1).text();
        for (String word : words) {
            String last = word.substring(word.lastIndexOf('.') + 1).replace("\"", "");
            if (text.toLowerCase(Locale.ROOT).contains(last.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a relation was there before. */
    boolean isOld(long relation) {
        return before().relation(relation).isPresent();
    }

    /** Whether a mode keeps somebody from work on an old relation; those of materialized views only keep refreshes. */
    boolean blocks(long relation, Set<LockMode> modes) {
        return before().relation(relation)
                .map(found -> switch (found.kind()) {
                    case 'r', 'p', 'f' -> modes.stream().anyMatch(LockMode::blocksWriters);
                    case 'm' -> modes.contains(LockMode.ACCESS_EXCLUSIVE);
                    default -> false;
                })
                .orElse(false);
    }
}
