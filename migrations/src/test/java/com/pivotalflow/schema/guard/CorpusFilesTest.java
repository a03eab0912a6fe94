package com.pivotalflow.schema.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Recipe;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.TextCheck;
import com.pivotalflow.schema.script.Verdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The examples are worth measuring by: each runs, each says what PostgreSQL does with it, and nothing is left out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusFilesTest {

    private static final Set<Rule.Group> JUDGED = Set.of(
            Rule.Group.DATA,
            Rule.Group.CHANGE,
            Rule.Group.REWRITE,
            Rule.Group.LOCK,
            Rule.Group.BREAK,
            Rule.Group.GUARD,
            Rule.Group.METADATA);

    private static final Set<String> HIDING_PLACES = Set.of(
            "do-block",
            "routine",
            "procedure",
            "prepared",
            "cte",
            "merge",
            "computed-string", // who runs it
            "view",
            "trigger",
            "cascade", // by which way it arrives
            "search-path",
            "quoted",
            "unicode-escaped", // how the object is named
            "branch-not-taken",
            "undone",
            "only-words", // what never happened
            "same-shape",
            "back-with-more",
            "back-the-same",
            "back-with-less", // what came back
            "temporary",
            "own",
            "proved",
            "unproved");

    private final Scratch scratch = Scratch.embedded(DatabaseRoles.standard());
    private final Corpus corpus = new Corpus(scratch);

    @AfterAll
    void stop() {
        scratch.close();
    }

    @Test
    void everyTableOfEveryBaseHasRows() throws SQLException {
        List<String> empty = new ArrayList<>();
        for (String base : Corpus.baseNames()) {
            try (Connection connection = corpus.base(base).superuser().getConnection();
                    Statement statement = connection.createStatement()) {
                for (String table : tables(statement)) {
                    if (number(statement, "SELECT count(*) FROM " + table) == 0) {
                        empty.add(base + ": " + table);
                    }
                }
            }
        }
        assertThat(empty).isEmpty();
    }

    @Test
    void everyExampleReadsAsAScript() {
        assertThat(all().flatMap(example -> TextCheck.alone().check(example.script()).stream())
                        .filter(finding -> !finding.isSuspicion())
                        .map(Finding::toString))
                .isEmpty();
    }

    @Test
    void everyExampleDoesInPostgresqlWhatItAnnounces() throws SQLException {
        List<String> surprises = new ArrayList<>();
        for (CorpusCase example : Corpus.cases()) {
            String state = example.script().header().transactional() ? undone(example, false) : committed(example);
            if (!state.equals(example.sqlState().orElse(""))) {
                surprises.add(example + ": " + state);
            }
        }
        assertThat(surprises).isEmpty();
    }

    @Test
    void whatFailsOnRowsRunsOnEmptyTables() throws SQLException {
        List<String> failing = new ArrayList<>();
        List<CorpusCase> examples = Corpus.cases().stream()
                .filter(example -> example.sqlState().isPresent())
                .filter(CorpusCase::needsRows)
                .toList();
        for (CorpusCase example : examples) {
            if (!undone(example, true).isEmpty()) {
                failing.add(example.name());
            }
        }
        assertThat(examples).hasSizeGreaterThan(4);
        assertThat(failing).isEmpty();
    }

    @Test
    void everyVerdictIsThatOfTheWorstFinding() {
        assertThat(all().filter(example -> example.verdict() != worst(example)))
                .allMatch(CorpusFilesTest::hasUnreached);
    }

    @Test
    void everyRuleThatJudgesIsShownTwice() {
        Map<Rule, Long> shown = Corpus.cases().stream()
                .flatMap(example -> example.findings().stream()
                        .map(CorpusCase.Expectation::rule)
                        .distinct())
                .collect(Collectors.groupingBy(
                        Function.identity(), () -> new EnumMap<>(Rule.class), Collectors.counting()));

        // B05 needs the statements of an earlier release.
        assertThat(Arrays.stream(Rule.values())
                        .filter(rule -> JUDGED.contains(rule.group()) && rule != Rule.B05)
                        .filter(rule -> shown.getOrDefault(rule, 0L) < 2))
                .isEmpty();
    }

    @Test
    void everyHidingPlaceIsUsedTwice() {
        Map<String, Long> used = Corpus.cases().stream()
                .flatMap(example -> example.hides().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(used.keySet()).isEqualTo(HIDING_PLACES);
        assertThat(used.values()).allMatch(times -> times >= 2);
    }

    @Test
    void aThirdOfAllExamplesIsSafe() {
        assertThat(3 * all().filter(CorpusCase::isSafe).count()).isGreaterThanOrEqualTo(all().count());
    }

    @Test
    void everyRecipeHasStepsThatRunInTheirOrder() throws SQLException {
        List<String> failing = new ArrayList<>();
        try (CaseRuns runs = new CaseRuns(corpus)) {
            for (CorpusCase step : Corpus.recipes()) {
                String state = runs.run(step);
                if (!state.isEmpty()) {
                    failing.add(step + ": " + state);
                }
            }
        }
        assertThat(failing).isEmpty();
        assertThat(Corpus.recipes().stream()
                        .map(step -> "S" + Integer.parseInt(step.group().substring(1))))
                .containsOnly(Arrays.stream(Recipe.values()).map(Recipe::name).toArray(String[]::new));
    }

    private static Stream<CorpusCase> all() {
        return Stream.concat(Corpus.cases().stream(), Corpus.recipes().stream());
    }

    private static Verdict worst(CorpusCase example) {
        return example.findings().stream()
                .map(expectation -> expectation.rule().verdict())
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.SAFE);
    }

    /** A dangerous statement that was not reached has the class of the statement, not of the rule. */
    private static boolean hasUnreached(CorpusCase example) {
        return example.findings().stream().anyMatch(expectation -> expectation.rule() == Rule.D11);
    }

    /** Runs it on the base itself and takes it back: a copy for each would take minutes. */
    private String undone(CorpusCase example, boolean emptied) throws SQLException {
        try (Connection connection = corpus.base(example.base()).superuser().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (emptied) {
                statement.execute("TRUNCATE " + String.join(", ", tables(statement)) + " CASCADE");
            }
            statement.execute(
                    "SET LOCAL SESSION AUTHORIZATION " + scratch.roles().owner());
            String state = CaseRuns.execute(corpus, statement, example);
            connection.rollback();
            return state;
        }
    }

    private String committed(CorpusCase example) throws SQLException {
        try (CaseRuns runs = new CaseRuns(corpus)) {
            return runs.run(example);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition"
                        + " AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'migrator')"
                        + " AND relpersistence <> 't' ORDER BY 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
