package com.pivotalflow.schema.guard;

import com.pivotalflow.schema.guard.Judged.Coverage;
import com.pivotalflow.schema.guard.judgement.Judgement;
import com.pivotalflow.schema.guard.judgement.TextSites;
import com.pivotalflow.schema.guard.judgement.TextSites.Charge;
import com.pivotalflow.schema.guard.observation.Base;
import com.pivotalflow.schema.guard.observation.Failure;
import com.pivotalflow.schema.guard.observation.Observation;
import com.pivotalflow.schema.guard.observation.Observer;
import com.pivotalflow.schema.guard.observation.Observer.Conditions;
import com.pivotalflow.schema.guard.snapshot.Relation;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Finding.By;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import com.pivotalflow.schema.script.ScriptName;
import com.pivotalflow.schema.script.Statement;
import com.pivotalflow.schema.script.TextCheck;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Judges scripts by what they do to a real PostgreSQL with rows in it.
 *
 * <pre>{@code
 * Guard guard = new Guard(scratch, folder, GuardProperties.standard(), TableSizes.unknown());
 * Judged judged = guard.judge(base, script);
 * }</pre>
 */
public final class Guard {

    /** Each time one more table is emptied, so this bounds how many a script may stumble over. */
    private static final int RUNS = 8;

    private final Scratch scratch;
    private final TextCheck text;
    private final GuardProperties properties;
    private final Acceptance acceptance;

    /**
     * A guard that works on one server.
     *
     * @param scratch where scripts are tried
     * @param folder what routines the scripts may call
     * @param properties thresholds
     * @param sizes which tables are small
     */
    public Guard(Scratch scratch, ScriptFolder folder, GuardProperties properties, TableSizes sizes) {
        this(scratch, TextCheck.of(folder), properties, sizes);
    }

    /** The same with a text check that knows what routines the scripts may call. */
    public Guard(Scratch scratch, TextCheck text, GuardProperties properties, TableSizes sizes) {
        this.scratch = scratch;
        this.text = text;
        this.properties = properties;
        this.acceptance = new Acceptance(sizes, properties);
    }

    /**
     * Tries a script on copies of a database and judges it. The database itself stays as it is.
     *
     * @param base the schema before the script, with rows in every table; nobody may be connected to it
     * @throws SQLException if the scratch server fails; what the script fails with is a finding
     */
    public Judged judge(ScratchDatabase base, Script script) throws SQLException {
        return judge(Base.of(base), script);
    }

    /** The same on a database that was read before; worth it where several scripts are tried on one. */
    public Judged judge(Base base, Script script) throws SQLException {
        long begun = System.nanoTime();
        Trial trial = new Trial(base, script);
        trial.run();
        List<Charge> charges = new ArrayList<>(acceptance.settle(script, trial.charges()));
        if (script.name().kind() == ScriptName.Kind.REPEATABLE) {
            charges.addAll(new Repeatable(scratch, script).judge(base, charges));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return new Judged(
                script,
                Acceptance.worst(charges),
                charges.stream().map(Charge::finding).toList(),
                scratch.seesAll() ? Coverage.FULL : Coverage.REDUCED,
                trial.first().failure().orElse(null),
                took);
    }

    private Judgement.Terms terms() {
        return new Judgement.Terms(scratch.roles(), properties.workBudget().toMillis(), properties.exempt());
    }

    /** One script, run as often as it takes to see all that it does. */
    private final class Trial {

        private final Base base;
        private final Script script;
        private final Observer observer = new Observer(scratch);
        private final List<Observation> runs = new ArrayList<>();
        private final Map<String, Charge> found = new LinkedHashMap<>();

        Trial(Base base, Script script) {
            this.base = base;
            this.script = script;
        }

        Observation first() {
            return runs.get(0);
        }

        private Observation last() {
            return runs.get(runs.size() - 1);
        }

        List<Charge> charges() {
            return List.copyOf(found.values());
        }

        void run() throws SQLException {
            observe(Conditions.USUAL);
            Failure failure = last().failure().orElse(null);
            if (failure != null && failure.isOfRights()) {
                cannotJudge(failure, "the owner may not do this: ");
                if (scratch.superuser()) {
                    observe(new Conditions(true, Set.of()));
                    failure = last().failure().orElse(null);
                }
            }
            if (failure != null && (failure.isOfRows() || failure.isOfValues())) {
                failure = withoutRows(failure);
            }
            if (failure != null && !(failure.isOfRights() && found.size() > 1 && runs.size() > 1)) {
                cannotJudge(failure, "fails on scratch: ");
            }
            Set<String> nested = new LinkedHashSet<>();
            runs.forEach(run -> nested.addAll(run.nested()));
            List<Finding> suspicions = text.check(script);
            TextSites.judge(last(), nested, suspicions).forEach(this::add);
        }

        private void observe(Conditions conditions) throws SQLException {
            Observation run = observer.observe(base, script, conditions);
            runs.add(run);
            if (run.failure().isEmpty()) {
                List<Finding> findings = Judgement.of(run, terms());
                if (runs.size() == 1 && findings.stream().anyMatch(Judgement::isByTimeOnly)) {
                    // A busy machine is slow once; a slow statement is slow again.
                    runs.clear();
                    run = observer.observe(base, script, conditions);
                    runs.add(run);
                    findings = Judgement.of(run, terms());
                }
                findings.stream().map(Charge::of).forEach(this::add);
            }
        }

        /** Runs it again without the rows that it stumbled over, so that what follows is judged, too. */
        private @Nullable Failure withoutRows(Failure first) throws SQLException {
            Failure failure = first;
            Set<String> emptied = new TreeSet<>();
            List<Finding> stumbles = new ArrayList<>();
            for (int i = 0; i < RUNS && failure != null && (failure.isOfRows() || failure.isOfValues()); i++) {
                Set<String> tables = tables(failure);
                boolean more = emptied.addAll(tables);
                if (!more) {
                    return failure;
                }
                stumbles.addAll(stumbles(failure, tables));
                observe(new Conditions(
                        runs.size() > 1
                                && first().failure().map(Failure::isOfRights).orElse(false),
                        emptied));
                failure = last().failure().orElse(null);
            }
            boolean valuesNamed =
                    found.values().stream().anyMatch(charge -> charge.finding().rule() == Rule.D08);
            stumbles.stream()
                    .filter(finding -> finding.rule() != Rule.D08 || !valuesNamed)
                    .map(Charge::of)
                    .forEach(this::add);
            return failure;
        }

        /** The table that the server names or, if it names none, those that the statement names. */
        private Set<String> tables(Failure failure) {
            Set<String> tables = new LinkedHashSet<>();
            for (Relation relation : last().before().relations().values()) {
                if (relation.holdsRows() && relation.name().equals(failure.table())) {
                    tables.add(relation.name());
                }
            }
            if (tables.isEmpty()
                    && failure.statement() > 0
                    && failure.statement() <= script.statements().size()) {
                Statement statement = script.statements().get(failure.statement() - 1);
                for (Relation relation : last().before().relations().values()) {
                    if (relation.holdsRows() && names(statement, relation)) {
                        tables.add(relation.name());
                    }
                }
            }
            if (tables.isEmpty()) {
                last().before().relations().values().stream()
                        .filter(Relation::holdsRows)
                        .map(Relation::name)
                        .forEach(tables::add);
            }
            return tables;
        }

        private boolean names(Statement statement, Relation relation) {
            String last = relation.name()
                    .substring(relation.name().lastIndexOf('.') + 1)
                    .replace("\"", "");
            return statement.tokens().stream()
                    .anyMatch(token -> token.value().equals(last)
                            || (token.isString() && token.value().contains(last)));
        }

        private List<Finding> stumbles(Failure failure, Set<String> tables) {
            Rule rule = failure.isOfRows() ? Rule.L07 : Rule.D08;
            return tables.stream()
                    .map(table -> finding(rule, failure, "on existing rows: ").about(table))
                    .toList();
        }

        private void cannotJudge(Failure failure, String why) {
            add(Charge.of(finding(Rule.N04, failure, why)));
        }

        private Finding finding(Rule rule, Failure failure, String why) {
            return Finding.of(rule, script.name().fileName(), why + failure.message() + " (" + failure.sqlState() + ")")
                    .at(failure.statement(), failure.line())
                    .by(By.OBSERVATION);
        }

        private void add(Charge charge) {
            Finding finding = charge.finding();
            found.putIfAbsent(
                    finding.rule().code() + ' ' + finding.object() + ' ' + (finding.status() == Finding.Status.NOTE),
                    charge);
        }
    }
}
