package com.pivotalflow.schema.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stories about a database that scripts ran on. */
class HistoryCheckTest {

    private final Journal journal = new Journal();
    private final List<History.Row> rows = new ArrayList<>();
    private final List<RunLog.Row> runs = new ArrayList<>();

    HistoryCheckTest() {
        for (Script script : journal.folder().scripts()) {
            ran(script);
        }
    }

    @Test
    void everythingRanAsItIs() {
        assertThat(check()).isEmpty();
    }

    @Test
    void whatIsPendingIsNoFinding() {
        for (int left = rows.size(); left > 0; left--) {
            rows.remove(left - 1);
            runs.remove(left - 1);

            assertThat(check()).as("%d left", left).isEmpty();
        }
    }

    @Test
    void aRepeatableScriptMayChange() {
        journal.put("migration/R__views.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS a;");

        assertThat(check()).isEmpty();
    }

    @Test
    void otherLineEndsAreNoChange() {
        journal.put("migration/V0001__create.sql", "CREATE TABLE t (a int, rating int);\r\n\r\n");

        assertThat(check()).isEmpty();
    }

    @Test
    void anEditedScriptIsNamed() {
        journal.put("migration/V0001__create.sql", "CREATE TABLE t (a bigint, rating int);");

        assertFound(Rule.J04, "V0001__create.sql", "was edited after it was applied");
    }

    @Test
    void aChangedCommentIsCosmeticIfItIsKnownWhatRan() {
        journal.put("migration/V0001__create.sql", "-- Why.\nCREATE TABLE t (a int, rating int);");

        assertFound(Rule.J05, "V0001__create.sql", "its text was changed, its statements are those that ran");

        runs.clear();
        assertFound(Rule.J04, "V0001__create.sql", "was edited after it was applied");
    }

    @Test
    void aBlankLineThatFlywayDoesNotSeeIsSeen() {
        journal.put("migration/V0001__create.sql", "\nCREATE TABLE t (a int, rating int);");

        assertThat(check()).extracting(Finding::rule).containsExactly(Rule.J05);
    }

    @Test
    void aRenamedScriptIsNamed() {
        journal.files.remove("migration/V0002__drop_rating.sql");
        journal.put("migration/V0002__drop.sql", "ALTER TABLE t DROP COLUMN rating;\n");

        assertFound(Rule.J04, "V0002__drop.sql", "was applied as V0002__drop_rating.sql");
    }

    @Test
    void aScriptThatIsGoneIsNamed() {
        journal.files.remove("migration/V0001__create.sql");
        assertFound(Rule.J04, "V0001__create.sql", "was applied, and its file is gone");

        journal.put("migration/V0001__create.sql", "CREATE TABLE t (a int, rating int);\n");
        journal.files.remove("migration/R__views.sql");
        assertFound(Rule.J04, "R__views.sql", "was applied, and its file is gone");
    }

    @Test
    void aDatabaseCanBeNewer() {
        rows.add(new History.Row(4, "0003", "later", "SQL", "V0003__later.sql", 1, true));
        runs.add(new RunLog.Row("V0003__later.sql", "a", "b", 1));

        assertFound(Rule.J06, "V0003__later.sql", "was applied, and this build does not know it");
    }

    @Test
    void aScriptBelowTheNewestThatDidNotRunComesTooLate() {
        rows.remove(0);
        runs.remove(0);

        assertFound(Rule.J02, "V0001__create.sql", "was not applied, though the database has newer versions");
    }

    @Test
    void aRowThatTheRunLogKnowsIsMissed() {
        rows.remove(0);

        assertFound(Rule.J07, "V0001__create.sql", "flyway_schema_history: ran by the run log, but its row is gone");
    }

    @Test
    void theNewestRowIsMissedTooAndSoIsThatOfARepeatableScript() {
        History.Row repeatable = rows.remove(2);
        assertFound(Rule.J07, "R__views.sql", "flyway_schema_history: ran by the run log, but its row is gone");

        rows.add(repeatable);
        rows.remove(1);
        assertFound(
                Rule.J07, "V0002__drop_rating.sql", "flyway_schema_history: ran by the run log, but its row is gone");

        rows.clear();
        assertThat(check()).hasSize(3).allMatch(finding -> finding.rule() == Rule.J07);
    }

    @Test
    void aRowOfANewerBuildIsMissedByAnOlderOne() {
        runs.add(new RunLog.Row("V0003__later.sql", "a", "b", 1));

        assertFound(Rule.J07, "V0003__later.sql", "flyway_schema_history: ran by the run log, but its row is gone");
    }

    @Test
    void aRowWithoutChecksumOrWithAnotherIsNamed() {
        History.Row first = rows.get(0);
        rows.set(0, row(first, 1, null));
        assertFound(Rule.J07, "V0001__create.sql", "flyway_schema_history: its checksum is blank");

        rows.set(0, row(first, 1, 7));
        assertThat(check()).extracting(Finding::rule).containsExactly(Rule.J07);
    }

    @Test
    void ranksGrowWithVersions() {
        rows.set(0, row(rows.get(0), 9, rows.get(0).checksum()));
        assertFound(Rule.J07, "V0001__create.sql", "flyway_schema_history: has rank 9, behind a newer version");

        rows.set(0, row(rows.get(0), 2, rows.get(0).checksum()));
        assertThat(check()).extracting(Finding::rule).contains(Rule.J07);
    }

    @Test
    void aRowThatStandsTwiceIsNamed() {
        rows.add(row(rows.get(1), 4, rows.get(1).checksum()));

        assertFound(Rule.J07, "V0002__drop_rating.sql", "flyway_schema_history: stands in the history twice");
    }

    @Test
    void aRowWithoutRunIsNamedOnceThereIsARunLog() {
        runs.remove(1);
        assertFound(Rule.J07, "V0002__drop_rating.sql", "flyway_schema_history: has no entry in the run log");

        runs.clear();
        assertThat(check()).isEmpty();
    }

    @Test
    void aFailedRowIsARunThatDidNotEnd() {
        History.Row second = rows.get(1);
        rows.set(
                1,
                new History.Row(
                        2, second.version(), second.description(), "SQL", second.script(), second.checksum(), false));

        assertFound(Rule.J09, "V0002__drop_rating.sql", "failed in an earlier run");
    }

    @Test
    void anAdoptedDatabaseBeginsAtItsBaseline() {
        rows.clear();
        rows.add(new History.Row(1, "0001", "baseline", "BASELINE", "baseline", null, true));
        runs.subList(1, runs.size()).clear();

        assertThat(check()).as("the run log knows by which script").isEmpty();
        runs.clear();
        assertThat(check()).isEmpty();
        ran(journal.folder().script("V0002").orElseThrow());
        assertThat(check()).isEmpty();
    }

    private void ran(Script script) {
        rows.add(new History.Row(
                rows.size() + 1,
                script.name().number() == 0 ? null : script.name().version().substring(1),
                script.name().historyDescription(),
                "SQL",
                script.name().fileName(),
                script.crc32(),
                true));
        runs.add(new RunLog.Row(script.name().fileName(), script.sha256(), script.stmts(), script.crc32()));
    }

    private static History.Row row(History.Row row, int rank, @Nullable Integer checksum) {
        return new History.Row(rank, row.version(), row.description(), row.type(), row.script(), checksum, true);
    }

    private List<Finding> check() {
        return new HistoryCheck(journal.folder(), new History(rows), new RunLog(runs)).check();
    }

    private void assertFound(Rule rule, String script, String evidence) {
        assertThat(check()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.script()).isEqualTo(script);
            assertThat(finding.evidence()).isEqualTo(evidence);
        });
    }
}
