package com.pivotalflow.schema.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.guard.CorpusCase.Expectation;
import com.pivotalflow.schema.guard.observation.Failure;
import com.pivotalflow.schema.guard.sample.SampleRows;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.ScriptFolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is recommended instead of harm is harmless itself, and the guard sees harm only where there are rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecipeTest {

    private final Scratch scratch = Scratch.embedded(DatabaseRoles.standard());
    private final Corpus corpus = new Corpus(scratch);
    private final Guard guard =
            new Guard(scratch, ScriptFolder.of(Map.of()), GuardProperties.standard(), TableSizes.unknown());

    @AfterAll
    void stop() {
        scratch.close();
    }

    @Test
    void everyStepGetsTheVerdictThatItsFileNames() throws SQLException {
        List<String> otherwise = new ArrayList<>();
        try (CaseRuns runs = new CaseRuns(corpus)) {
            for (CorpusCase step : Corpus.recipes()) {
                ScratchDatabase database = runs.database(step);
                SampleRows.standard().fill(database.superuser());
                Judged judged = guard.judge(database, step.script());
                if (judged.verdict() != step.verdict() || !found(judged).equals(step.findings())) {
                    otherwise.add(judged + ": " + judged.findings());
                }
                if (!runs.run(step).isEmpty()) {
                    otherwise.add(step + " does not run");
                }
            }
        }
        assertThat(otherwise).isEmpty();
    }

    @Test
    void whatNeedsRowsToBeSeenIsNotSeenOnEmptyTables() throws SQLException {
        List<CorpusCase> examples =
                Corpus.cases().stream().filter(CorpusCase::needsRows).toList();
        List<String> seen = new ArrayList<>();
        for (CorpusCase example : examples) {
            try (ScratchDatabase database = corpus.copy(example.base())) {
                empty(database);
                Judged judged = guard.judge(database, example.script());
                String state = judged.failure().map(Failure::sqlState).orElse("");
                if (found(judged).equals(example.findings())
                        && state.equals(example.sqlState().orElse(""))) {
                    seen.add(judged.toString());
                }
            }
        }
        assertThat(examples).hasSizeGreaterThan(10);
        assertThat(seen).isEmpty();
    }

    private static Set<Expectation> found(Judged judged) {
        return judged.findings().stream()
                .filter(finding -> finding.status() != Finding.Status.NOTE)
                .map(finding -> new Expectation(finding.rule(), finding.object()))
                .collect(Collectors.toSet());
    }

    private static void empty(ScratchDatabase database) throws SQLException {
        try (Connection connection = database.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    DO $$
                    BEGIN
                        EXECUTE (
                            SELECT 'TRUNCATE ' || string_agg(oid::regclass::text, ', ') || ' CASCADE'
                            FROM pg_class
                            WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace);
                    END
                    $$
                    """);
        }
    }
}
