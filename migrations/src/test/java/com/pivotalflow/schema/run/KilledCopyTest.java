package com.pivotalflow.schema.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.CopyKeeper;
import com.pivotalflow.schema.MigrationSettings;
import com.pivotalflow.schema.TestFolder;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.SchemaVersion;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.Verdict;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runners that are killed around the copy of what they destroy; the next one saves, destroys and completes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledCopyTest {

    private static final String DESTRUCTIVE = "V0017__drop_rating.sql";

    private static final String SHELVES = """
            CREATE TABLE shelves (organization_id uuid NOT NULL, id int NOT NULL, rating int, note text,
                                  PRIMARY KEY (organization_id, id));
            ALTER TABLE shelves ENABLE ROW LEVEL SECURITY;
            ALTER TABLE shelves FORCE ROW LEVEL SECURITY;
            CREATE POLICY tenant_isolation ON shelves
                USING (organization_id = nullif(current_setting('pivotal.organization_id', true), '')::uuid);
            """;

    private static final String ROWS = """
            INSERT INTO organization_slugs (slug, holder_id)
            SELECT 'firm-' || n, ('00000000-0000-4000-8000-00000000000' || n)::uuid
            FROM generate_series(1, 2) AS n;
            INSERT INTO organizations (id, name, slug, currency_code)
            SELECT ('00000000-0000-4000-8000-00000000000' || n)::uuid, 'Firm ' || n, 'firm-' || n, 'NZD'
            FROM generate_series(1, 2) AS n;
            INSERT INTO shelves SELECT o.id, n, n, NULL FROM organizations AS o, generate_series(1, 40000) AS n;
            ANALYZE shelves;
            """;

    private final TestPostgres postgres = TestPostgres.start();
    private final TestFolder folder = TestFolder.real();
    private final String usual = System.getProperty("java.io.tmpdir");
    private Packaged build;
    private Path db;
    private Path copies;
    private String key = "";
    private Runs runs;
    private int databases;

    @BeforeAll
    void aDatabaseWithRows(@TempDir Path temporary) throws Exception {
        folder.with("V0016__shelves.sql", SHELVES)
                .with(DESTRUCTIVE, "ALTER TABLE shelves DROP COLUMN rating;\n")
                .learn(postgres, "learned");
        Script script = folder.folder().script("V0017").orElseThrow();
        folder.judged("V0017", Verdict.DESTRUCTIVE, List.of(Rule.D02), """
                script: V0017__drop_rating
                checksum: %s
                statements: %s
                findings: [ { code: PF-D02, object: public.shelves.rating } ]
                reason: Ratings moved to the CRM in release 1.3
                ticket: PF-231
                author: A. Person
                expires: 2026-12-31
                backup: objects
                """.formatted(script.sha256(), script.stmts()));
        build = folder.packaged();
        key = "V0017:" + script.sha256().substring(0, 12);
        db = temporary.resolve("db");
        folder.write(db);
        copies = Files.createDirectories(temporary.resolve("copies"));
        // Wherever the build stands, copies must not lie in what Java believes to be the folder for temporary files.
        System.setProperty(
                "java.io.tmpdir",
                Files.createDirectories(temporary.resolve("temporary")).toString());
        postgres.createDatabase("original");
        new Runs(postgres, "original")
                .with(RunOptions.standard().upTo(new SchemaVersion(16)))
                .run(build);
        postgres.execute("original", ROWS);
    }

    @BeforeEach
    void copyIt() throws SQLException {
        databases++;
        postgres.copyDatabase("original", name());
        runs = new Runs(postgres, name());
        runs.with(RunOptions.standard().confirming(key))
                .with(new CopyKeeper(runs.owner(), null, MigrationSettings.standard(), copies));
    }

    @AfterAll
    void stop() {
        System.setProperty("java.io.tmpdir", usual);
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"COPY", "ATTEMPT", "STATEMENTS", "ROWS", "COMMIT", "CLOSED"})
    void theNextRunCompletesWhatWasKilledAroundItsCopy(Step step) throws Exception {
        Process killed = start(step.name());

        assertThat(killed.waitFor()).isEqualTo(KilledRunner.KILLED);
        assertCompletes();
    }

    @Test
    void aCopyThatWasHalfWrittenIsNoCopyAndNothingWasDestroyed() throws Exception {
        Process killed = start("never");
        while (unfinished().isEmpty()) {
            assertThat(killed.isAlive()).isTrue();
            Thread.sleep(2);
        }
        killed.destroyForcibly().waitFor();

        assertThat(unfinished()).hasSize(1);
        assertThat(runs.rows("SELECT count(rating) FROM shelves")).containsExactly("80000");
        assertCompletes();
    }

    private void assertCompletes() throws Exception {
        RunResult result = runs.run(build);

        assertThat(result.drift().none()).as(String.join("\n", runs.said)).isTrue();
        assertThat(runs.rows("SELECT count(*) FROM flyway_schema_history WHERE success"))
                .containsExactly("17");
        assertThat(runs.rows("SELECT count(*) FROM migrator.attempts WHERE finished IS NULL"))
                .containsExactly("0");
        List<String> backups = runs.rows("SELECT backup_id FROM migrator.journal WHERE version = 'V0017'");
        assertThat(backups).hasSize(1);
        assertThat(copies.resolve(name()).resolve(backups.get(0)).resolve("manifest.json"))
                .exists();
        assertThat(runs.run(build).applied()).isEmpty();
    }

    private Process start(String step) throws Exception {
        return KilledRunner.start(postgres.port(), name(), db, step, DESTRUCTIVE, key, copies.toString());
    }

    /**
     * Folders of this database in which something was saved and no manifest says that it is whole. Listed folder by
     * folder: a walk fails when the runner, still writing, takes a file of its own away meanwhile.
     */
    private List<Path> unfinished() {
        return children(copies.resolve(name())).filter(this::isUnfinished).toList();
    }

    private boolean isUnfinished(Path copy) {
        return children(copy).anyMatch(path -> path.toString().endsWith(".gz"))
                && !Files.exists(copy.resolve("manifest.json"));
    }

    private static Stream<Path> children(Path folder) {
        File[] found = folder.toFile().listFiles();
        return found == null ? Stream.empty() : Arrays.stream(found).map(File::toPath);
    }

    private String name() {
        return "copied_" + databases;
    }
}
