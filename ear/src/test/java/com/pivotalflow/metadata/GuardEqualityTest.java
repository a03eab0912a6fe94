package com.pivotalflow.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.pivotalflow.schema.guard.Guard;
import com.pivotalflow.schema.guard.GuardProperties;
import com.pivotalflow.schema.guard.Judged;
import com.pivotalflow.schema.guard.TableSizes;
import com.pivotalflow.schema.guard.sample.SampleRows;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Java and the database forbid the same keys; where they do not, the script that makes them is printed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardEqualityTest {

    private static final long SEED = 20_260_717;
    private static final int KEYS = 5_000;
    private static final int DOCUMENTS = 2_000;

    private static final String KEYS_OF_THE_DATABASE = "SELECT unnest(forbidden_metadata_keys()) ORDER BY 1";

    /** Letters that the database changes; one by one, since a text of several may be composed. */
    private static final String CHANGED_LETTERS = """
            SELECT place, key
            FROM (SELECT place, chr(place) AS letter, normalize_metadata_key(chr(place)) AS key
                  FROM generate_series(1, 1114111) AS place
                  WHERE place NOT BETWEEN 55296 AND 57343) AS letters
            WHERE key <> letter
            """;

    private ProductDatabase product;

    @BeforeAll
    void migrate() throws SQLException {
        product = new ProductDatabase();
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    void theDatabaseForbidsTheKeysThatJavaForbids() throws SQLException {
        GuardScript script = new GuardScript(ForbiddenKeys.normalized(), ProductDatabase.guarded(product.database()));

        assertThat(keysOf(product.database()))
                .as(
                        "Java and the database differ. The scripts that bring the list of Java into the database:%n%s",
                        script.text())
                .isEqualTo(ForbiddenKeys.normalized());
    }

    @Test
    void keysAreNormalizedAlike() throws SQLException {
        GeneratedLabels labels = new GeneratedLabels(SEED);
        List<String> keys = Stream.generate(labels::key).limit(KEYS).toList();

        assertThat(keys.stream().filter(ForbiddenKeys::forbids)).hasSizeGreaterThan(KEYS / 4);
        assertThat(answers(
                        "SELECT normalize_metadata_key(key) FROM unnest(?) WITH ORDINALITY AS k (key, n) ORDER BY n",
                        keys))
                .as("seed %d", SEED)
                .isEqualTo(keys.stream().map(ForbiddenKeys::normalize).toList());
    }

    /** Letters that Unicode took up after the platform was made are compared as the database knows them, or not at all. */
    @Test
    void everyLetterThereIsIsNormalizedAlike() throws SQLException {
        Map<Integer, String> changed = changedLetters();
        List<String> otherwise = new ArrayList<>();
        for (int letter = 1; letter <= Character.MAX_CODE_POINT; letter++) {
            if (Character.getType(letter) != Character.SURROGATE) {
                String text = Character.toString(letter);
                String ours = ForbiddenKeys.normalize(text);
                String theirs = changed.getOrDefault(letter, text);
                boolean matters = Character.isDefined(letter)
                        || theirs.isEmpty()
                        || theirs.chars().anyMatch(one -> one < 128);
                if (matters && !ours.equals(theirs)) {
                    otherwise.add("U+%04X: %s in Java, %s in the database".formatted(letter, ours, theirs));
                }
            }
        }

        assertThat(changed).hasSizeGreaterThan(3_000);
        assertThat(otherwise).isEmpty();
    }

    @Test
    void documentsAreJudgedAlike() throws Exception {
        GeneratedLabels labels = new GeneratedLabels(SEED);
        ObjectMapper json = new ObjectMapper();
        List<String> texts = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            Map<String, Object> document = labels.document();
            texts.add(json.writeValueAsString(document));
            ours.add(MetadataGuard.violations("", document).isEmpty() ? "t" : "f");
        }

        assertThat(ours).contains("t", "f");
        assertThat(answers(
                        "SELECT metadata_is_clean(doc::jsonb) FROM unnest(?) WITH ORDINALITY AS d (doc, n) ORDER BY n",
                        texts))
                .as("seed %d", SEED)
                .isEqualTo(ours);
    }

    @Test
    void theScriptOfAChangedListMakesThemEqualAndIsSafe() throws SQLException {
        List<String> longer =
                List.copyOf(new TreeSet<>(Stream.concat(ForbiddenKeys.normalized().stream(), Stream.of("insurancesum"))
                        .toList()));
        try (ScratchDatabase copy = product.copy("longer")) {
            SampleRows.standard().fill(copy.superuser());
            for (Script script : new GuardScript(longer, ProductDatabase.guarded(copy)).scripts()) {
                assertThat(rulesBrokenBy(script, copy))
                        .as(script.text().normalized())
                        .isEmpty();
                ProductDatabase.run(copy.owner(), script.text().normalized());
            }

            assertThat(keysOf(copy)).isEqualTo(longer);
            assertThat(ProductDatabase.rows(
                            copy.superuser(), "SELECT conname FROM pg_constraint WHERE NOT convalidated"))
                    .isEmpty();
            assertThat(ProductDatabase.rows(
                            copy.superuser(), "SELECT count(*) FROM pg_constraint WHERE conname LIKE '%\\_clean'"))
                    .containsExactly(
                            Integer.toString(ProductDatabase.guarded(copy).size()));
        }
    }

    @Test
    void withoutItsChecksAddedAnewTheSameScriptIsNotSafe() throws SQLException {
        List<String> shorter =
                ForbiddenKeys.normalized().subList(1, ForbiddenKeys.normalized().size());
        try (ScratchDatabase copy = product.copy("shorter")) {
            SampleRows.standard().fill(copy.superuser());

            assertThat(rulesBrokenBy(
                            new GuardScript(shorter, List.of()).scripts().get(0), copy))
                    .contains(Rule.M02);
        }
    }

    private List<Rule> rulesBrokenBy(Script script, ScratchDatabase base) throws SQLException {
        Judged judged = new Guard(
                        product.server(), ScriptFolder.of(Map.of()), GuardProperties.ofBuild(), TableSizes.unknown())
                .judge(base, script);
        assertThat(judged.failure()).isEmpty();
        return judged.open().stream().map(finding -> finding.rule()).toList();
    }

    private static List<String> keysOf(ScratchDatabase database) throws SQLException {
        return ProductDatabase.rows(database.superuser(), KEYS_OF_THE_DATABASE);
    }

    private List<String> answers(String query, List<String> texts) throws SQLException {
        try (Connection connection = product.database().superuser().getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("text", texts.toArray()));
            List<String> answers = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    answers.add(row.getString(1));
                }
            }
            return answers;
        }
    }

    private Map<Integer, String> changedLetters() throws SQLException {
        try (Connection connection = product.database().superuser().getConnection();
                PreparedStatement statement = connection.prepareStatement(CHANGED_LETTERS);
                ResultSet row = statement.executeQuery()) {
            Map<Integer, String> changed = new TreeMap<>();
            while (row.next()) {
                changed.put(row.getInt("place"), row.getString("key"));
            }
            return changed;
        }
    }
}
