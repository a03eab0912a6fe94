package com.pivotalflow.schema.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.TestFolder;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.engine.FlywayEngine;
import com.pivotalflow.schema.engine.SessionSettings;
import com.pivotalflow.schema.journal.LockLine;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The whole folder, and one script of each kind on top, applied without Flyway and by it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BothWaysTest {

    private static final DatabaseRoles ROLES = DatabaseRoles.standard();

    static final String HISTORY =
            "SELECT installed_rank, version, description, type, script, checksum, installed_by, success"
                    + " FROM flyway_schema_history ORDER BY installed_rank";

    static final String RUN_LOG = "SELECT version, script, sha256, stmts, crc32, verdict, findings, confirmation_id,"
            + " placeholder_digest, retries, rolled_back_at FROM migrator.journal ORDER BY id";

    private final TestPostgres postgres = TestPostgres.start();
    private final Runs direct = new Runs(postgres, "direct").with(Runs.DRAFTS);
    private final Runs flyway = new Runs(postgres, "flyway");
    private final Packaged build = folder();
    private RunResult result;

    @BeforeAll
    void applyBothWays() throws Exception {
        postgres.createDatabase("direct");
        postgres.createDatabase("flyway");
        result = direct.run(build);
        flyway.byFlywayAlone(build);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void everyScriptWasApplied() {
        assertThat(result.applied())
                .extracting(AppliedScript::script)
                .containsExactlyElementsOf(
                        build.lock().lines().stream().map(LockLine::fileName).toList());
    }

    @Test
    void theHistoryIsTheSameButForTimes() throws Exception {
        assertThat(direct.rows(HISTORY)).hasSize(build.lock().lines().size()).isEqualTo(flyway.rows(HISTORY));
    }

    @Test
    void theTableOfTheHistoryIsTheSame() throws Exception {
        String columns = "SELECT attname, format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid)"
                + " FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum"
                + " WHERE attrelid = 'flyway_schema_history'::regclass AND attnum > 0 ORDER BY attnum";
        String indexes = "SELECT pg_get_indexdef(indexrelid), indisprimary FROM pg_index"
                + " WHERE indrelid = 'flyway_schema_history'::regclass ORDER BY 1";

        assertThat(direct.rows(columns)).hasSize(10).isEqualTo(flyway.rows(columns));
        assertThat(direct.rows(indexes)).hasSize(2).isEqualTo(flyway.rows(indexes));
    }

    @Test
    void theRunLogIsTheSameButForTimesAndOrigin() throws Exception {
        assertThat(direct.rows(RUN_LOG)).hasSize(build.lock().lines().size()).isEqualTo(flyway.rows(RUN_LOG));
        assertThat(direct.rows("SELECT DISTINCT version, origin FROM migrator.journal WHERE version >= 'V0017'"
                        + " OR version LIKE 'R%' ORDER BY 1"))
                .as("from COPY on it was Flyway")
                .containsExactly("R looks|run", "V0017|direct", "V0018|run", "V0019|run");
        assertThat(direct.rows("SELECT script FROM migrator.attempts WHERE finished IS NULL"))
                .isEmpty();
    }

    @Test
    void theCatalogsAreEqual() throws Exception {
        assertThat(catalog(direct)).isEqualTo(catalog(flyway));
        assertThat(direct.rows("SELECT a, b FROM t ORDER BY a"))
                .containsExactly("1|done", "2|done")
                .isEqualTo(flyway.rows("SELECT a, b FROM t ORDER BY a"));
    }

    @Test
    void flywayItselfFindsEverythingApplied() {
        FlywayEngine engine = new FlywayEngine(direct.owner(), ROLES, SessionSettings.standard());

        assertThat(engine.objections(build.folder().scripts())).isEmpty();
    }

    @Test
    void theNextRunHasNothingToDo() {
        RunResult next = direct.run(build);

        assertThat(next.applied()).isEmpty();
        assertThat(next.pending()).isEmpty();
    }

    private static Packaged folder() {
        return TestFolder.real()
                .with(
                        "V0016__table.sql",
                        "CREATE TABLE t (a int PRIMARY KEY, b text);\n"
                                + "COMMENT ON TABLE t IS 'a ? and {d ''x''} are no business of a driver';\n")
                .with("V0017__index.sql", "-- transaction: none\nCREATE INDEX CONCURRENTLY ix ON t (b);\n")
                .with("V0018__data.sql", "COPY t FROM stdin;\n1\tone\n2\ttwo\n\\.\n")
                .with(
                        "V0019__batch.sql",
                        "-- transaction: none\nCALL migrator.backfill('public.t', 'b = ''done''', 'b <> ''done''', 1);\n")
                .with(
                        "R__looks.sql",
                        "CREATE OR REPLACE VIEW looks AS SELECT 1 AS one;\n"
                                + "GRANT SELECT ON looks TO ${readonly};\n")
                .packaged();
    }

    static Catalog catalog(Runs database) throws SQLException {
        try (Connection connection = database.owner().getConnection()) {
            return new CatalogReader(Roles.of(ROLES.placeholders())).read(connection);
        }
    }
}
