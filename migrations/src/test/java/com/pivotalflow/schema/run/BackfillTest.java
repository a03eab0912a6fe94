package com.pivotalflow.schema.run;

import static com.pivotalflow.schema.TestPostgres.OWNER;
import static com.pivotalflow.schema.TestPostgres.SUPERUSER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.DatabaseRoles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The procedure of batch scripts on the real schema, where row security hides every row from the owner. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackfillTest {

    private static final String DATABASE = "batches";
    private static final Path SCRIPTS = Path.of("src/main/resources/db/migration");

    /** Thirty rows for each of two organizations, keyed as every tenant table is. */
    private static final String NOTES = """
            DROP TABLE IF EXISTS notes, plain, keyless;
            CREATE TABLE notes (
                organization_id uuid NOT NULL, id integer, n integer NOT NULL, c integer,
                PRIMARY KEY (organization_id, id));
            ALTER TABLE notes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY, OWNER TO pivotal_owner;
            CREATE POLICY tenant_isolation ON notes
                USING (organization_id = current_organization_id())
                WITH CHECK (organization_id = current_organization_id());
            INSERT INTO notes
            SELECT o.id, i, i FROM organizations AS o CROSS JOIN generate_series(1, 30) AS i;
            """;

    private final TestPostgres postgres = TestPostgres.start();

    @BeforeAll
    void twoOrganizations() throws Exception {
        postgres.createDatabase(DATABASE);
        DatabaseRoles roles = DatabaseRoles.standard();
        try (Connection owner = as(OWNER);
                Stream<Path> files = Files.list(SCRIPTS)) {
            MigratorSchema.ensure(owner, roles);
            for (Path script : files.sorted().toList()) {
                execute(owner, Roles.of(roles.placeholders()).fill(Files.readString(script)));
            }
        }
        postgres.execute(
                DATABASE,
                "INSERT INTO organization_slugs (holder_id, slug) VALUES"
                        + " ('00000000-0000-7000-8000-000000000001', 'one'),"
                        + " ('00000000-0000-7000-8000-000000000002', 'two');"
                        + "INSERT INTO organizations (id, name, slug, currency_code) VALUES"
                        + " ('00000000-0000-7000-8000-000000000001', 'One', 'one', 'NZD'),"
                        + " ('00000000-0000-7000-8000-000000000002', 'Two', 'two', 'NZD')");
    }

    @BeforeEach
    void rowsToChange() throws Exception {
        postgres.execute(DATABASE, NOTES);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void theRowsOfEveryOrganizationAreChangedAndToldOf() throws Exception {
        try (Connection owner = as(OWNER)) {
            assertThat(number(owner, "SELECT count(*) FROM notes")).isZero();

            List<String> notices = backfill(owner, "public.notes", "c = n * 2", "c IS NULL", 7);

            assertThat(notices).containsExactly("backfill of public.notes: 60 rows done, none left");
        }
        assertThat(asSuperuser("SELECT count(*) FROM notes WHERE c = n * 2")).isEqualTo(60);
    }

    @Test
    void noBatchIsLargerThanAskedForAndEachIsATransactionOfItsOwn() throws Exception {
        try (Connection owner = as(OWNER)) {
            backfill(owner, "notes", "c = n", "c IS NULL", 7);
        }

        // Thirty rows in batches of seven make five transactions, for each of two organizations.
        assertThat(asSuperuser("SELECT count(DISTINCT xmin::text) FROM notes")).isEqualTo(10);
        assertThat(asSuperuser("SELECT max(size) FROM (SELECT count(*) AS size FROM notes GROUP BY xmin::text) AS b"))
                .isEqualTo(7);
    }

    @Test
    void noTenantIsLeftSetOnTheSession() throws Exception {
        try (Connection owner = as(OWNER)) {
            backfill(owner, "notes", "c = n", "c IS NULL", 100);

            assertThat(number(owner, "SELECT count(*) FROM notes")).isZero();
        }
    }

    @Test
    void anErrorInTheMiddleKeepsWhatIsDoneAndTheNextCallTakesUpTheRest() throws Exception {
        postgres.execute(
                DATABASE,
                "UPDATE notes SET n = 0 WHERE id = 25 AND organization_id ="
                        + " '00000000-0000-7000-8000-000000000001'");
        try (Connection owner = as(OWNER)) {
            assertThatThrownBy(() -> backfill(owner, "notes", "c = 100 / n", "c IS NULL", 10))
                    .hasMessageContaining("division by zero");
            assertThat(asSuperuser("SELECT count(*) FROM notes WHERE c IS NOT NULL"))
                    .isEqualTo(20);
            String before = "SELECT count(*) FROM notes WHERE c = -1";
            postgres.execute(
                    DATABASE, "UPDATE notes SET c = -1 WHERE c IS NOT NULL; UPDATE notes SET n = 1 WHERE n = 0");

            assertThat(backfill(owner, "notes", "c = 100 / n", "c IS NULL", 10))
                    .containsExactly("backfill of public.notes: 40 rows done, none left");
            assertThat(asSuperuser(before)).isEqualTo(20);
        }
    }

    @Test
    void aLockedRowIsPassedOverAndComesLast() throws Exception {
        try (Connection other = as(SUPERUSER);
                Connection owner = as(OWNER)) {
            other.setAutoCommit(false);
            execute(other, "UPDATE notes SET n = 1000 WHERE id = 3");
            CompletableFuture<List<String>> run = CompletableFuture.supplyAsync(() -> {
                try {
                    return backfill(owner, "notes", "c = n", "c IS NULL", 10);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            // All but the locked row of the first organization; the run waits for that one.
            while (asSuperuser("SELECT count(*) FROM notes WHERE c IS NOT NULL") < 29 && !run.isDone()) {
                Thread.sleep(20);
            }
            other.commit();

            assertThat(run.get()).containsExactly("backfill of public.notes: 60 rows done, none left");
        }
        assertThat(asSuperuser("SELECT count(*) FROM notes WHERE c = 1000")).isEqualTo(2);
    }

    @Test
    void aTableWithoutOrganizationsIsDoneWithoutATenant() throws Exception {
        postgres.execute(
                DATABASE,
                "CREATE TABLE plain (\"the Key\" text COLLATE \"C\", \"on\" date, c text,"
                        + " PRIMARY KEY (\"the Key\", \"on\")); ALTER TABLE plain OWNER TO pivotal_owner;"
                        + " INSERT INTO plain SELECT 'a''{,\\\"' || i % 5, date '2026-01-01' + i"
                        + " FROM generate_series(1, 50) AS i");
        try (Connection owner = as(OWNER)) {
            backfill(owner, "plain", "c = coalesce(current_organization_id()::text, 'none')", "c IS NULL", 3);
        }

        assertThat(asSuperuser("SELECT count(*) FROM plain WHERE c = 'none'")).isEqualTo(50);
    }

    @Test
    void theOrganizationsThemselvesAreTenantRowsToo() throws Exception {
        try (Connection owner = as(OWNER)) {
            backfill(owner, "public.organizations", "name = name || '!'", "name NOT LIKE '%!'", 10);
        }

        assertThat(asSuperuser("SELECT count(*) FROM organizations WHERE name LIKE '%!'"))
                .isEqualTo(2);
    }

    @Test
    void whoSeesEveryRowChangesThoseOfNoOrganizationToo() throws Exception {
        postgres.execute(DATABASE, "INSERT INTO notes VALUES ('00000000-0000-7000-8000-000000000009', 1, 5, NULL)");
        try (Connection superuser = as(SUPERUSER)) {
            backfill(superuser, "notes", "c = n", "c IS NULL", 10);
        }

        assertThat(asSuperuser("SELECT count(*) FROM notes WHERE c = n")).isEqualTo(61);
    }

    @Test
    void aConditionThatStillHoldsAfterwardsIsRefusedAtOnce() throws Exception {
        try (Connection owner = as(OWNER)) {
            assertThatThrownBy(() -> backfill(owner, "notes", "c = n", "n > 0", 10))
                    .hasMessageContaining("10 rows still match the condition (n > 0)");
        }

        assertThat(asSuperuser("SELECT count(*) FROM notes WHERE c IS NOT NULL"))
                .isZero();
    }

    @Test
    void whatCannotBeDoneIsSaidInWords() throws Exception {
        postgres.execute(DATABASE, "CREATE TABLE keyless (c integer); ALTER TABLE keyless OWNER TO pivotal_owner");
        try (Connection owner = as(OWNER)) {
            assertThatThrownBy(() -> backfill(owner, "public.nothing", "c = 1", "c IS NULL", 10))
                    .hasMessageContaining("there is no table public.nothing");
            assertThatThrownBy(() -> backfill(owner, "keyless", "c = 1", "c IS NULL", 10))
                    .hasMessageContaining("table public.keyless has no primary key");
            assertThatThrownBy(() -> backfill(owner, "notes", "c = 1", "c IS NULL", 0))
                    .hasMessageContaining("at least 1 row");
        }
    }

    /** Calls it as a script would, and hears what it says. */
    private static List<String> backfill(
            Connection connection, String table, String assignment, String condition, int batch) throws SQLException {
        String call = Stream.of(table, assignment, condition)
                .map(text -> "'" + text.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "CALL migrator.backfill(", ", " + batch + ")"));
        try (Statement statement = connection.createStatement()) {
            statement.execute(call);
            List<String> notices = new ArrayList<>();
            for (SQLWarning notice = statement.getWarnings(); notice != null; notice = notice.getNextWarning()) {
                notices.add(notice.getMessage());
            }
            return notices;
        }
    }

    private Connection as(String role) throws SQLException {
        return postgres.as(role, DATABASE).getConnection();
    }

    private long asSuperuser(String sql) throws SQLException {
        try (Connection superuser = as(SUPERUSER)) {
            return number(superuser, sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
