package com.pivotalflow.schema.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.guard.sample.SampleRows;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.RealScripts;
import com.pivotalflow.schema.script.ScriptFolder;
import com.pivotalflow.schema.script.Verdict;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scripts are judged one after the other, each on the schema that those before it made, with rows in every table. */
class WalkTest {

    private static final System.Logger LOG = System.getLogger("walk");

    private static Scratch scratch;

    @BeforeAll
    static void start() {
        scratch = Scratch.embedded(DatabaseRoles.standard());
    }

    @AfterAll
    static void stop() {
        scratch.close();
    }

    @Test
    void theScriptsOfTheProductRunAndTheirVerdictsArePrinted() throws SQLException {
        ScriptFolder folder = RealScripts.folder();

        List<Judged> judged = walk(folder, new ArrayList<>());

        judged.forEach(script -> LOG.log(System.Logger.Level.INFO, script + "\n" + script.findings()));
        assertThat(judged).hasSize(folder.scripts().size());
        assertThat(judged).allSatisfy(script -> {
            assertThat(script.failure()).isEmpty();
            assertThat(script.verdict()).isIn(Verdict.SAFE, Verdict.LOCK_RISK);
            assertThat(script.open()).isEmpty();
        });
        // Each reason why a lock is no harm stands in the script.
        assertThat(judged.stream().filter(script -> script.verdict() == Verdict.LOCK_RISK))
                .singleElement()
                .asString()
                .startsWith("V0014__");
    }

    @Test
    void aScriptMeetsRowsOfTheTablesThatEarlierOnesMade() throws SQLException {
        List<Judged> judged = walk(
                folder(
                        "CREATE TABLE shelves (id integer PRIMARY KEY, label text);",
                        "ALTER TABLE shelves DROP COLUMN label;"),
                new ArrayList<>());

        assertThat(judged).extracting(Judged::verdict).containsExactly(Verdict.SAFE, Verdict.DESTRUCTIVE);
        assertThat(judged.get(1).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.object()).isEqualTo("public.shelves.label");
            assertThat(finding.evidence()).doesNotContain("with 0 sample values");
        });
    }

    @Test
    void noScriptIsJudgedBehindOneThatFails() throws SQLException {
        List<String> said = new ArrayList<>();

        List<Judged> judged = walk(folder("SELECT 1;", "SELECT 1 FROM nowhere;", "SELECT 2;"), said);

        assertThat(judged).hasSize(2);
        assertThat(judged.get(1).findings())
                .extracting(Finding::evidence)
                .singleElement()
                .asString()
                .contains("relation \"nowhere\" does not exist", "42P01");
        assertThat(said).last().asString().contains("V0002__step.sql cannot be applied on scratch");
    }

    @Test
    void aTableThatCannotBeFilledIsNamed() throws SQLException {
        List<Judged> judged = walk(
                folder("CREATE TABLE void (id integer PRIMARY KEY CHECK (id <> id));", "SELECT 1;"), new ArrayList<>());

        assertThat(judged.get(1).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule().code()).isEqualTo("PF-N04");
            assertThat(finding.object()).isEqualTo("public.void");
        });
    }

    private static List<Judged> walk(ScriptFolder folder, List<String> said) throws SQLException {
        Guard guard = new Guard(scratch, folder, GuardProperties.ofBuild(), TableSizes.unknown());
        return new Walk(scratch, guard, SampleRows.standard(), chain -> {}).through(folder, script -> true, said::add);
    }

    private static ScriptFolder folder(String... scripts) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < scripts.length; i++) {
            files.put(String.format("migration/V%04d__step.sql", i + 1), scripts[i].getBytes(StandardCharsets.UTF_8));
        }
        return ScriptFolder.of(files);
    }
}
