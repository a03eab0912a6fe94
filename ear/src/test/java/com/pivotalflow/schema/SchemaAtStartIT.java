package com.pivotalflow.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.run.RunOptions;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.SchemaVersion;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.Verdict;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Build;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start does about the schema, other than migrating an empty database. */
@OnRealServer
class SchemaAtStartIT {

    private static final String VERIFY = "-Dpivotal.schema.at.start=verify";

    private static final String SHELVES = """
            CREATE TABLE shelves (
                organization_id uuid NOT NULL,
                id int NOT NULL,
                rating int,
                PRIMARY KEY (organization_id, id)
            );
            ALTER TABLE shelves ENABLE ROW LEVEL SECURITY;
            ALTER TABLE shelves FORCE ROW LEVEL SECURITY;
            CREATE POLICY tenant_isolation ON shelves
                USING (organization_id = nullif(current_setting('pivotal.organization_id', true), '')::uuid);
            """;

    private static final String ROWS = """
            INSERT INTO organization_slugs (slug, holder_id)
            SELECT 'firm-' || n, ('00000000-0000-4000-8000-00000000000' || n)::uuid
            FROM generate_series(1, 3) AS n;
            INSERT INTO organizations (id, name, slug, currency_code)
            SELECT ('00000000-0000-4000-8000-00000000000' || n)::uuid, 'Firm ' || n, 'firm-' || n, 'NZD'
            FROM generate_series(1, 3) AS n;
            INSERT INTO shelves SELECT o.id, n, n FROM organizations AS o, generate_series(1, 100) AS n;
            ANALYZE shelves;
            """;

    @ArquillianResource
    ContainerController servers;

    @AfterEach
    void stop() throws SQLException {
        servers.stop(TestServer.SECOND.qualifier());
        TestServer.SECOND.database().execute("ALTER ROLE pivotal_owner LOGIN");
    }

    @Test
    void aNodeThatOnlyVerifiesStartsWhereTheOwnerCannotEvenSignIn() throws Exception {
        Database database = migrated("verified", RunOptions.standard());
        database.execute("ALTER ROLE pivotal_owner NOLOGIN");

        start(database, VERIFY);

        assertThat(TestServer.SECOND.refusal()).isEmpty();
        assertThat(TestServer.SECOND.api().get("/api/v1/auth/me").status()).isEqualTo(401);
    }

    @Test
    void aNodeThatOnlyVerifiesRefusesADatabaseThatLacksAScript() throws Exception {
        SchemaVersion before = new SchemaVersion(head().number() - 1);

        start(migrated("behind", RunOptions.standard().upTo(before)), VERIFY);

        assertThat(TestServer.SECOND.refusal())
                .contains("the database is at " + before + ", this build expects " + head() + ": pending " + head())
                .contains("PIVOTAL_SCHEMA_AT_START=migrate");
        assertNotReady();
    }

    @Test
    void aNodeThatOnlyVerifiesRefusesASchemaThatWasChanged() throws Exception {
        Database database = migrated("changed", RunOptions.standard());
        database.execute("ALTER TABLE organizations ALTER COLUMN name DROP NOT NULL");

        start(database, VERIFY);

        assertThat(TestServer.SECOND.refusal())
                .contains("the schema is not what its scripts made of it", "organizations.name");
        assertNotReady();
    }

    @Test
    void whatAConfirmedScriptDestroysIsSavedByTheServer(@TempDir Path temporary) throws Exception {
        TestFolder folder = TestFolder.real();
        String made = "V%04d".formatted(head().number() + 1);
        String drops = "V%04d".formatted(head().number() + 2);
        folder.with(made + "__shelves.sql", SHELVES)
                .with(drops + "__drop_rating.sql", "ALTER TABLE shelves DROP COLUMN rating;\n");
        TestServer.SECOND.database().learn(folder, "learned");
        Script script = folder.folder().script(drops).orElseThrow();
        folder.judged(drops, Verdict.DESTRUCTIVE, List.of(Rule.D02), """
                script: %s__drop_rating
                checksum: %s
                statements: %s
                findings: [ { code: PF-D02, object: public.shelves.rating } ]
                reason: Ratings moved to the CRM in release 1.3
                ticket: PF-231
                author: A. Person
                expires: %s
                backup: objects
                """.formatted(
                        drops,
                        script.sha256(),
                        script.stmts(),
                        LocalDate.now(Clock.systemUTC()).plusDays(30)));
        Path db = temporary.resolve("db");
        folder.write(db);
        Database database = TestServer.SECOND.database().beside("destroyed");
        new SchemaMigration(database.asOwner(), MigrationSettings.standard(), folder.packaged())
                .migrate(RunOptions.standard().upTo(new SchemaVersion(head().number() + 1)), Progress.silent());
        database.execute(ROWS);
        Path copies = Files.createDirectories(Build.module("ear").resolve("target/copies"));

        TestServer.SECOND.deployAtStart(Build.earWith(db));
        servers.start(
                TestServer.SECOND.qualifier(),
                TestServer.SECOND.on(
                        database,
                        // Copies may not lie in the temporary folder, and a build may well do.
                        "-Djava.io.tmpdir=" + temporary,
                        "-Dpivotal.confirm=" + drops + ":" + script.sha256().substring(0, 12),
                        "-Dpivotal.backup.dir=" + copies));

        assertThat(TestServer.SECOND.refusal()).isEmpty();
        assertThat(database.number("SELECT count(*) FROM pg_attribute WHERE attrelid = 'shelves'::regclass"
                        + " AND attname = 'rating'"))
                .isZero();
        String id = database.rows("SELECT backup_id FROM migrator.journal WHERE version = ?", drops)
                .get(0);
        assertThat(copies.resolve(database.name()).resolve(id).resolve("manifest.json"))
                .content()
                .contains("\"rows\":300");
    }

    private void start(Database database, String... properties) {
        TestServer.SECOND.deployAtStart();
        servers.start(TestServer.SECOND.qualifier(), TestServer.SECOND.on(database, properties));
    }

    private static Database migrated(String name, RunOptions options) throws SQLException {
        Database database = TestServer.SECOND.database().beside(name);
        new SchemaMigration(database.asOwner(), MigrationSettings.standard(), SchemaMigration.class.getClassLoader())
                .migrate(options, Progress.silent());
        return database;
    }

    private static SchemaVersion head() {
        return Packaged.of(SchemaMigration.class.getClassLoader()).head();
    }

    private static void assertNotReady() {
        Api.Answer ready = TestServer.SECOND.management().get("/health/ready");

        assertThat(ready.status()).as(ready.toString()).isEqualTo(503);
    }
}
