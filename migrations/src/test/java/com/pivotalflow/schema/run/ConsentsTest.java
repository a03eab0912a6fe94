package com.pivotalflow.schema.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pivotalflow.schema.TestFolder;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.backup.CopyPlan;
import com.pivotalflow.schema.journal.Confirmation;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.Verdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Both keys and the copy, at the moment a run asks for them: V0002 is harmless, V0003 drops a column. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsentsTest {

    private final TestPostgres postgres = TestPostgres.start();
    private final TestFolder folder =
            TestFolder.empty().with("V0001__create.sql", "CREATE TABLE t (a int, rating int);\n");
    private int databases;
    private Runs runs;

    @BeforeEach
    void aDatabaseWithRows() throws Exception {
        String database = "consents_" + ++databases;
        postgres.createDatabase(database);
        runs = new Runs(postgres, database).with(Runs.DRAFTS);
        folder.without("V0002__note.sql").without("V0003__drop_rating.sql");
        runs.run(folder.packaged());
        runs.execute("INSERT INTO t VALUES (1, 5), (2, NULL)");
        folder.with("V0002__note.sql", "ALTER TABLE t ADD COLUMN note text;\n")
                .with("V0003__drop_rating.sql", "ALTER TABLE t DROP COLUMN rating;\n");
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void withoutItsSecondKeyNothingRunsNotEvenWhatNeedsNone() throws Exception {
        Packaged build = confirmed("none", "2026-12-31", Rule.G02);

        SchemaRefusedException refused = refused(build);

        assertThat(refused.exit()).isEqualTo(Exit.UNCONFIRMED);
        assertThat(refused.getMessage())
                .startsWith("REFUSED V0003 drop_rating (destructive) on database " + name() + " at 127.0.0.1:")
                .contains("It would destroy:\n  public.t.rating   PF-G02\n")
                .contains("Confirmed in the repository by A. Person (PF-231, until 2026-12-31): Ratings moved to")
                .contains("In use now: 0 sessions of the application.")
                .endsWith("start again with   PIVOTAL_CONFIRM=" + key(build) + "        Nothing was changed.");
        assertThat(runs.rows("SELECT attname FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0"))
                .containsExactly("a", "rating");
        assertThat(runs.said)
                .anyMatch(line -> line.contains("V0003 (destructive, confirmed by A. Person, key missing)"));
    }

    @Test
    void withBothKeysItRunsAndTheRunLogNamesThem() throws Exception {
        Packaged build = confirmed("none", "2026-12-31", Rule.G02);

        runs.with(RunOptions.standard().confirming(key(build))).run(build);

        assertThat(runs.rows("SELECT version, verdict, findings, author, deployment_key, confirmation_id ="
                        + " 'V0003@' || substr(confirmation_id, 7) FROM migrator.journal WHERE version > 'V0001'"))
                .containsExactly(
                        "V0002|safe|{}|null|null|null", "V0003|destructive|{PF-G02}|A. Person|" + key(build) + "|t");
        assertThat(runs.said).anyMatch(line -> line.contains("V0003 (destructive, confirmed by A. Person, key given)"));
    }

    @Test
    void theKeyOfAnotherTextDoesNotCount() {
        Packaged build = confirmed("none", "2026-12-31", Rule.G02);

        runs.with(RunOptions.standard().confirming("V0003:0123456789ab"));

        assertThat(refused(build).getMessage()).contains("PIVOTAL_CONFIRM=" + key(build));
    }

    @Test
    void aConfirmationThatHasExpiredIsRefusedWhateverTheKey() {
        Packaged build = confirmed("none", "2026-11-23", Rule.G02);

        runs.with(RunOptions.standard().confirming(key(build)));

        assertThat(refused(build).getMessage())
                .contains("V0003.yaml: PF-J10 confirmation-invalid: expired on 2026-11-23");
    }

    @Test
    void aFreshDatabaseNeedsNeitherKeyNorCopy() throws Exception {
        postgres.createDatabase("fresh");
        Runs fresh = new Runs(postgres, "fresh").with(Runs.DRAFTS);

        RunResult result = fresh.run(confirmed("objects", "2026-12-31", Rule.D02));

        assertThat(result.applied()).hasSize(3);
        assertThat(fresh.rows("SELECT DISTINCT origin FROM migrator.journal")).containsExactly("direct");
    }

    @Test
    void whatIsLostMustBeSavedAndThereMustBeAPlaceForIt() {
        Packaged build = confirmed("objects", "2026-12-31", Rule.D02);

        runs.with(RunOptions.standard().confirming(key(build)));

        assertThat(refused(build).getMessage())
                .contains("V0003__drop_rating.sql (destructive): it needs a copy")
                .contains("PIVOTAL_BACKUP_DIR")
                .contains("Nothing was changed");
    }

    @Test
    void aCopyOfSomebodyElseMustBeNamed() throws Exception {
        Packaged build = confirmed("external", "2026-12-31", Rule.D02);
        RunOptions keyGiven = RunOptions.standard().confirming(key(build));

        runs.with(keyGiven);
        assertThat(refused(build).getMessage()).contains("PIVOTAL_BACKUP_ID");
        runs.with(keyGiven.copiedAs("snapshot-7")).run(build);

        assertThat(runs.rows("SELECT backup_id FROM migrator.journal WHERE version = 'V0003'"))
                .containsExactly("snapshot-7");
    }

    @Test
    void theCopyIsMadeBeforeItsScriptAndComparedInItsTransaction() throws Exception {
        folder.with("V0004__more.sql", "ALTER TABLE t ADD COLUMN more text;\n");
        Packaged build = confirmed("objects", "2026-12-31", Rule.D02);
        folder.without("V0004__more.sql");
        Shelf shelf = new Shelf(0);

        runs.with(RunOptions.standard().confirming(key(build))).with(shelf).run(build);

        assertThat(shelf.seen)
                .containsExactly(
                        "ask for the place",
                        "save V0003 after 2 scripts",
                        "compare in a transaction with column rating");
        assertThat(runs.rows("SELECT version, backup_id FROM migrator.journal WHERE backup_id IS NOT NULL"))
                .containsExactly("V0003|copy 1");
    }

    @Test
    void rowsThatChangeMeanwhileAreSavedAgain() throws Exception {
        Packaged build = confirmed("objects", "2026-12-31", Rule.D02);
        Shelf shelf = new Shelf(2);

        runs.with(RunOptions.standard().confirming(key(build))).with(shelf).run(build);

        assertThat(runs.rows("SELECT backup_id FROM migrator.journal WHERE version = 'V0003'"))
                .containsExactly("copy 3");
    }

    @Test
    void rowsThatKeepChangingStopTheRun() throws Exception {
        Packaged build = confirmed("objects", "2026-12-31", Rule.D02);

        SchemaFailedException failed = catchThrowableOfType(
                SchemaFailedException.class,
                () -> runs.with(RunOptions.standard().confirming(key(build)))
                        .with(new Shelf(9))
                        .run(build));

        assertThat(failed.exit()).isEqualTo(Exit.UNCONFIRMED);
        assertThat(failed).hasMessageContaining("V0003__drop_rating.sql").hasMessageContaining("3 times");
        assertThat(runs.rows("SELECT rating FROM t ORDER BY a")).containsExactly("5", "null");
    }

    private Packaged confirmed(String backup, String expires, Rule rule) {
        Script script = folder.folder().script("V0003").orElseThrow();
        String confirmation = """
                script: V0003__drop_rating
                checksum: %s
                statements: %s
                findings: [ { code: %s, object: public.t.rating } ]
                reason: Ratings moved to the CRM in release 1.3
                ticket: PF-231
                author: A. Person
                expires: %s
                backup: %s
                """.formatted(script.sha256(), script.stmts(), rule.code(), expires, backup);
        return folder.judged("V0003", Verdict.DESTRUCTIVE, List.of(rule), confirmation)
                .packaged();
    }

    private static String key(Packaged build) {
        return "V0003:" + build.lock().line("V0003").orElseThrow().sha256().substring(0, 12);
    }

    private String name() {
        return "consents_" + databases;
    }

    private SchemaRefusedException refused(Packaged build) {
        return catchThrowableOfType(SchemaRefusedException.class, () -> runs.run(build));
    }

    /** Saves nothing; says so often that the rows have changed. */
    private final class Shelf implements Safekeeping {

        private final List<String> seen = new ArrayList<>();
        private final int changes;
        private int copies;

        Shelf(int changes) {
            this.changes = changes;
        }

        @Override
        public String place() {
            return "/a/shelf";
        }

        @Override
        public void demandPlace() {
            seen.add("ask for the place");
        }

        @Override
        public List<String> losses(LockLine line, Confirmation confirmation) {
            return List.of("column public.t.rating   1 value   PF-D02");
        }

        @Override
        public Map<CopyPlan.Loss, String> stored(List<CopyPlan.Loss> things) {
            return Map.of();
        }

        @Override
        public Copy save(LockLine line, Confirmation confirmation, Progress progress) {
            try {
                seen.add("save " + line.version() + " after "
                        + runs.rows("SELECT count(*) FROM flyway_schema_history")
                                .get(0) + " scripts");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            int number = ++copies;
            return new Copy() {

                @Override
                public String id() {
                    return "copy " + number;
                }

                @Override
                public Optional<Copy> held(Connection connection) throws SQLException {
                    try (Statement statement = connection.createStatement();
                            ResultSet row = statement.executeQuery(
                                    "SELECT attname FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum = 2")) {
                        row.next();
                        seen.add("compare " + (connection.getAutoCommit() ? "alone" : "in a transaction")
                                + " with column " + row.getString(1));
                    }
                    return number > changes ? Optional.of(this) : Optional.empty();
                }
            };
        }
    }
}
