package com.pivotalflow.schema.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.guard.CorpusCase.Expectation;
import com.pivotalflow.schema.guard.observation.Base;
import com.pivotalflow.schema.guard.observation.Failure;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.ScriptFolder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The guard is measured by examples that say of themselves what must be found: nothing may be missed, nothing may be
 * found besides. The figures are printed; {@code -Dpivotal.corpus=loss/} runs those whose names hold the word.
 */
class GuardCorpusTest {

    private static final System.Logger LOG = System.getLogger("corpus");
    private static final String FILTER = "pivotal.corpus";

    private final Map<String, Base> bases = new HashMap<>();

    @Test
    void everythingExpectedIsFoundAndNothingElse() throws SQLException {
        List<CorpusCase> cases = Corpus.cases().stream()
                .filter(example -> example.name().contains(System.getProperty(FILTER, "")))
                .toList();
        assertThat(cases).isNotEmpty();
        List<String> wrong = new ArrayList<>();
        List<Long> millis = new ArrayList<>();
        int misses = 0;
        int falseAlarms = 0;

        try (Scratch scratch = Scratch.embedded(DatabaseRoles.standard());
                Corpus corpus = new Corpus(scratch)) {
            Guard guard =
                    new Guard(scratch, ScriptFolder.of(Map.of()), GuardProperties.standard(), TableSizes.unknown());
            for (CorpusCase example : cases) {
                Judged judged = guard.judge(base(corpus, example.base()), example.script());
                millis.add(judged.took().toMillis());
                List<String> missed = missed(example, judged);
                List<String> alarms = alarms(example, judged);
                misses += missed.size();
                falseAlarms += alarms.size();
                if (!missed.isEmpty() || !alarms.isEmpty()) {
                    wrong.add(String.format(
                            Locale.ROOT, "%s: missed %s, false alarms %s", example.name(), missed, alarms));
                }
            }
        }

        LOG.log(System.Logger.Level.INFO, figures(cases.size(), misses, falseAlarms, millis));
        assertThat(wrong).isEmpty();
    }

    /** The steps of a recipe run one after the other, each on what those before it left. */
    @Test
    void theRecipesAreWhatTheySay() throws SQLException {
        List<String> wrong = new ArrayList<>();
        List<CorpusCase> steps = Corpus.recipes().stream()
                .filter(example -> example.name().contains(System.getProperty(FILTER, "")))
                .toList();
        assertThat(Corpus.recipes()).isNotEmpty();

        try (Scratch scratch = Scratch.embedded(DatabaseRoles.standard());
                Corpus corpus = new Corpus(scratch);
                CaseRuns runs = new CaseRuns(corpus)) {
            Guard guard =
                    new Guard(scratch, ScriptFolder.of(Map.of()), GuardProperties.standard(), TableSizes.unknown());
            for (CorpusCase step : steps) {
                Judged judged = guard.judge(runs.database(step), step.script());
                List<String> missed = missed(step, judged);
                List<String> alarms = alarms(step, judged);
                if (!missed.isEmpty() || !alarms.isEmpty()) {
                    wrong.add(step.name() + ": missed " + missed + ", false alarms " + alarms);
                }
                runs.run(step);
            }
        }

        assertThat(wrong).isEmpty();
    }

    private Base base(Corpus corpus, String name) throws SQLException {
        Base known = bases.get(name);
        if (known == null) {
            Base.equip(corpus.base(name));
            known = Base.of(corpus.base(name));
            bases.put(name, known);
        }
        return known;
    }

    private static List<String> missed(CorpusCase example, Judged judged) {
        List<String> missed = new ArrayList<>();
        for (Expectation expectation : example.findings()) {
            if (blocking(judged).stream().noneMatch(found -> expectation.meets(found.rule(), found.object()))) {
                missed.add(expectation.toString());
            }
        }
        if (judged.verdict().compareTo(example.verdict()) < 0) {
            missed.add("verdict " + example.verdict() + ", was " + judged.verdict());
        }
        String failure = judged.failure().map(Failure::sqlState).orElse("");
        if (!failure.equals(example.sqlState().orElse(""))) {
            missed.add("failure " + example.sqlState().orElse("none") + ", was "
                    + judged.failure().map(Failure::toString).orElse("none"));
        }
        return missed;
    }

    private static List<String> alarms(CorpusCase example, Judged judged) {
        List<String> alarms = new ArrayList<>();
        for (Finding finding : blocking(judged)) {
            boolean known = example.findings().stream().anyMatch(e -> e.meets(finding.rule(), finding.object()))
                    || example.tolerated().stream().anyMatch(e -> e.meets(finding.rule(), finding.object()));
            if (!known) {
                alarms.add(finding.toString());
            }
        }
        if (judged.verdict().compareTo(example.verdict()) > 0) {
            alarms.add("verdict " + example.verdict() + ", was " + judged.verdict());
        }
        return alarms;
    }

    private static List<Finding> blocking(Judged judged) {
        return judged.findings().stream()
                .filter(finding -> finding.status() != Finding.Status.NOTE)
                .toList();
    }

    private static String figures(int cases, int misses, int falseAlarms, List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        return cases + " examples, " + misses + " misses, " + falseAlarms + " false alarms; ms per script: median "
                + sorted.get(sorted.size() / 2) + ", longest " + sorted.get(sorted.size() - 1) + ", together "
                + millis.stream().mapToLong(Long::longValue).sum();
    }
}
