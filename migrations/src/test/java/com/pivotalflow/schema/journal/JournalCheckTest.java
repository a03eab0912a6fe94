package com.pivotalflow.schema.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stories about a folder and its lock file. */
class JournalCheckTest {

    private final Journal journal = new Journal();
    private final LockFile lock = journal.lock("1.0");

    @Test
    void filesAndLockFileAgree() {
        assertThat(check(lock)).isEmpty();
    }

    @Test
    void otherLineEndsAreNoChange() {
        journal.put("migration/V0001__create.sql", "CREATE TABLE t (a int, rating int);\r\n\r\n");

        assertThat(check(lock)).isEmpty();
    }

    @Test
    void aNewScriptHasNoLine() {
        journal.put("migration/V0003__more.sql", "SELECT 1;");
        journal.put("rollback/U0003__more.sql", "SELECT 1;");

        assertFound(Rule.J03, "V0003__more.sql", "has no line in migrations.lock");
    }

    @Test
    void anEditedScriptIsStaleUntilItWasShipped() {
        journal.put("migration/V0002__drop_rating.sql", "ALTER TABLE t DROP COLUMN IF EXISTS rating;");

        assertFound(Rule.J03, "V0002__drop_rating.sql", "its text is not the one of the lock file");
    }

    @Test
    void anEditedShippedScriptHasToBeRestored() {
        journal.put("migration/V0001__create.sql", "CREATE TABLE t (a bigint, rating int);");

        assertFound(Rule.J04, "V0001__create.sql", "its text is not the one of the lock file, and it was shipped");
    }

    @Test
    void aCommentInAShippedScriptIsCosmetic() {
        journal.put("migration/V0001__create.sql", "-- Why.\nCREATE TABLE t (a int, rating int);");

        assertThat(check(lock)).extracting(Finding::rule).containsExactly(Rule.J05);
    }

    @Test
    void aRenamedScriptDiffers() {
        journal.files.remove("migration/V0002__drop_rating.sql");
        journal.files.remove("rollback/U0002__drop_rating.sql");
        journal.put("migration/V0002__drop.sql", "ALTER TABLE t DROP COLUMN rating;\n");
        journal.put("rollback/U0002__drop.sql", "ALTER TABLE t ADD COLUMN rating int;\n");

        assertFound(
                Rule.J03,
                "V0002__drop_rating.sql",
                "is called V0002__drop.sql, in the lock file V0002__drop_rating.sql");
    }

    @Test
    void aScriptThatIsGoneIsMissed() {
        journal.files.remove("migration/R__views.sql");

        assertFound(Rule.J03, "R__views.sql", "stands in the lock file, but there is no such file");
    }

    @Test
    void aShippedScriptThatIsGoneLeavesAHole() {
        journal.files.remove("migration/V0001__create.sql");
        journal.files.remove("rollback/U0001__create.sql");

        assertThat(check(lock)).extracting(Finding::rule).containsExactly(Rule.J02, Rule.J04);
    }

    @Test
    void withoutAWayBackThereIsAReason() {
        journal.files.remove("rollback/U0002__drop_rating.sql");

        assertFound(Rule.J11, "V0002__drop_rating.sql", "has no rollback script and no reason why");

        journal.put(
                "migration/V0002__drop_rating.sql",
                "-- irreversible: the ratings live elsewhere now\nALTER TABLE t DROP COLUMN rating;\n");
        journal.put("confirmations/V0002.yaml", journal.confirmation());

        assertThat(new JournalCheck(journal.folder(), journal.lock(), Journal.CONFIRMATIONS).check())
                .isEmpty();
    }

    @Test
    void whatHasNoWayBackIsSavedFirst() {
        journal.put(
                "migration/V0002__drop_rating.sql",
                "-- irreversible: the ratings live elsewhere now\nALTER TABLE t DROP COLUMN rating;\n");
        journal.put("confirmations/V0002.yaml", journal.confirmation().replace("backup: objects", "backup: none"));

        assertThat(check(journal.lock())).extracting(Finding::rule).containsExactly(Rule.J10, Rule.J11);
    }

    @Test
    void aDestructiveScriptNeedsItsConfirmation() {
        journal.files.remove("confirmations/V0002.yaml");

        assertThat(check(lock)).extracting(Finding::rule).containsExactly(Rule.J03, Rule.J10);
        assertThat(check(journal.lock())).extracting(Finding::rule).containsExactly(Rule.J10);
    }

    @Test
    void aConfirmationThatWasEditedIsNoLongerTheOneOfTheLine() {
        journal.put("confirmations/V0002.yaml", journal.confirmation().replace("PF-231", "PF-232"));

        assertThat(check(lock)).extracting(Finding::rule).containsExactly(Rule.J03);
        assertThat(check(journal.lock())).isEmpty();
    }

    @Test
    void aConfirmationBelongsToAScript() {
        journal.put(
                "confirmations/V0009.yaml", journal.confirmation().replace(Journal.REASON, "Another reason, as long"));

        assertFound(Rule.J10, "V0009.yaml", "there is no script V0009");
    }

    @Test
    void anUnreadableConfirmationIsNamedOnce() {
        journal.put("confirmations/V0002.yaml", "script: [");

        assertThat(check(lock)).extracting(Finding::rule).containsExactly(Rule.N02);
    }

    @Test
    void expiryIsOfNoInterestOnceTheScriptWasShipped() {
        journal.put("confirmations/V0002.yaml", journal.confirmation().replace("2026-12-31", "2026-11-23"));

        assertThat(check(journal.lock("1.0"))).extracting(Finding::rule).containsExactly(Rule.J10);
        assertThat(check(journal.lock("1.0", "1.1"))).isEmpty();
    }

    @Test
    void aNumberThatAnotherBranchTookIsAClash() {
        Journal other = new Journal();
        other.files.remove("migration/V0002__drop_rating.sql");
        other.put("migration/V0002__add_channel.sql", "SELECT 1;");

        assertThat(against(other.lock()))
                .extracting(Finding::rule, Finding::script)
                .containsExactly(tuple(Rule.J01, "V0002__drop_rating.sql"));
    }

    @Test
    void ofAShippedLineOnlyTheConfirmationMayChange() {
        LockFile shipped = journal.lock("1.0", "1.1");
        LockLine second = lock.lines().get(1);
        LockLine renewed = second.confirmedBy("V0002@00000000");
        LockLine other = LockLine.unjudged(journal.folder().script("V0002").orElseThrow());

        assertThat(against(shipped)).isEmpty();
        assertThat(judge(with(renewed)).against(shipped)).isEmpty();
        assertThat(judge(with(other)).against(shipped))
                .extracting(Finding::rule)
                .containsExactly(Rule.J05);
        assertThat(judge(LockFile.empty()).against(shipped))
                .extracting(Finding::rule)
                .containsExactly(Rule.J04, Rule.J04);
    }

    private LockFile with(LockLine second) {
        return new LockFile(List.of(lock.lines().get(0), second, lock.lines().get(2)), Map.of());
    }

    private List<Finding> against(LockFile other) {
        return judge(lock).against(other);
    }

    private JournalCheck judge(LockFile ours) {
        return new JournalCheck(journal.folder(), ours, Journal.CONFIRMATIONS);
    }

    private List<Finding> check(LockFile ours) {
        return judge(ours).check();
    }

    private void assertFound(Rule rule, String file, String evidence) {
        assertThat(check(lock)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.script()).isEqualTo(file);
            assertThat(finding.evidence()).isEqualTo(evidence);
        });
    }
}
