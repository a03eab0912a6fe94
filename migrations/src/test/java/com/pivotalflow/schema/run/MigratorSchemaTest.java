package com.pivotalflow.schema.run;

import static com.pivotalflow.schema.TestPostgres.APPLICATION;
import static com.pivotalflow.schema.TestPostgres.OWNER;
import static com.pivotalflow.schema.TestPostgres.SUPERUSER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.journal.RunLog;
import com.pivotalflow.schema.run.RunLogEntry.Origin;
import com.pivotalflow.schema.script.Verdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The run log on a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigratorSchemaTest {

    private static final DatabaseRoles ROLES = DatabaseRoles.standard();

    /** Of Flyway's table what is looked at. */
    private static final String HISTORY = """
            CREATE TABLE flyway_schema_history (
                installed_rank integer PRIMARY KEY, version varchar(50), description varchar(200), type varchar(20),
                script varchar(1000), checksum integer, installed_by varchar(100),
                installed_on timestamp DEFAULT now(), execution_time integer, success boolean)""";

    private final TestPostgres postgres = TestPostgres.start();
    private final AtomicInteger databases = new AtomicInteger();
    private String database = "";

    @BeforeEach
    void emptyDatabase() throws SQLException {
        database = "log_" + databases.incrementAndGet();
        postgres.createDatabase(database);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void aDatabaseWithoutARunLogReadsAsEmpty() throws Exception {
        try (Connection owner = as(OWNER)) {
            assertThat(MigratorSchema.exists(owner)).isFalse();
            assertThat(MigratorSchema.read(owner)).isEqualTo(RunLog.empty());
            assertThat(MigratorSchema.openAttempts(owner)).isEmpty();
        }
        try (Connection application = as(APPLICATION)) {
            assertThat(MigratorSchema.exists(application)).isFalse();
        }
    }

    @Test
    void noCatalogShowsIt() throws Exception {
        try (Connection owner = as(OWNER)) {
            CatalogReader reader = new CatalogReader(Roles.of(ROLES.placeholders()));
            Catalog before = reader.read(owner);

            MigratorSchema.ensure(owner, ROLES);

            assertThat(MigratorSchema.exists(owner)).isTrue();
            assertThat(reader.read(owner)).isEqualTo(before);
        }
    }

    @Test
    void manyRunnersAtOnceMakeItOnce() throws Exception {
        int runners = 8;
        CyclicBarrier start = new CyclicBarrier(runners);
        ExecutorService threads = Executors.newFixedThreadPool(runners);
        try {
            List<Future<Boolean>> made = new ArrayList<>();
            for (int i = 0; i < runners; i++) {
                made.add(threads.submit(() -> {
                    try (Connection owner = as(OWNER)) {
                        start.await();
                        MigratorSchema.ensure(owner, ROLES);
                        return MigratorSchema.exists(owner) && owner.getAutoCommit();
                    }
                }));
            }
            for (Future<Boolean> one : made) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whereNothingIsMissingNothingIsWrittenAgain() throws Exception {
        try (Connection owner = as(OWNER)) {
            MigratorSchema.ensure(owner, ROLES);
            MigratorSchema.write(owner, entry("V0001", "V0001__a.sql"));
            String before = text(
                    owner,
                    "SELECT string_agg(xmin::text, ',' ORDER BY oid) FROM pg_proc"
                            + " WHERE pronamespace = 'migrator'::regnamespace");

            MigratorSchema.ensure(owner, ROLES);

            assertThat(text(
                            owner,
                            "SELECT string_agg(xmin::text, ',' ORDER BY oid) FROM pg_proc"
                                    + " WHERE pronamespace = 'migrator'::regnamespace"))
                    .isEqualTo(before);
            assertThat(MigratorSchema.read(owner).rows()).hasSize(1);
        }
    }

    @Test
    void aRightThatTheApplicationLostIsGivenBackAndTheRowsStay() throws Exception {
        try (Connection owner = as(OWNER)) {
            MigratorSchema.ensure(owner, ROLES);
            MigratorSchema.write(owner, entry("V0001", "V0001__a.sql"));
            execute(owner, "REVOKE ALL ON migrator.status FROM " + APPLICATION);

            MigratorSchema.ensure(owner, ROLES);

            assertThat(MigratorSchema.read(owner).rows()).hasSize(1);
        }
        try (Connection application = as(APPLICATION)) {
            assertThat(text(application, "SELECT script FROM migrator.status")).isEqualTo("V0001__a.sql");
        }
    }

    @Test
    void theApplicationSeesTheStatusAndNothingElse() throws Exception {
        try (Connection owner = as(OWNER)) {
            MigratorSchema.ensure(owner, ROLES);
            execute(owner, HISTORY);
        }
        try (Connection application = as(APPLICATION)) {
            assertThat(text(application, "SELECT count(*) FROM migrator.status"))
                    .isEqualTo("0");
            for (String refused : List.of(
                    "SELECT 1 FROM migrator.journal",
                    "SELECT 1 FROM migrator.attempts",
                    "SELECT 1 FROM public.flyway_schema_history",
                    "CREATE TABLE migrator.more (id integer)",
                    "CALL migrator.backfill('migrator.journal', 'note = 1', 'true', 1)")) {
                assertThatThrownBy(() -> execute(application, refused))
                        .as(refused)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }
        for (String role : List.of(ROLES.readonly(), ROLES.lookup())) {
            try (Connection superuser = as(SUPERUSER)) {
                execute(superuser, "SET ROLE " + role);
                assertThatThrownBy(() -> execute(superuser, "SELECT 1 FROM migrator.status"))
                        .as(role)
                        .hasMessageContaining("permission denied for schema migrator");
            }
        }
    }

    @Test
    void whatIsWrittenIsReadInOrderWithoutWhatWasRolledBack() throws Exception {
        try (Connection owner = as(OWNER)) {
            MigratorSchema.ensure(owner, ROLES);
            MigratorSchema.write(owner, entry("V0001", "V0001__a.sql"));
            MigratorSchema.write(owner, entry("V0002", "V0002__b.sql"));
            MigratorSchema.markRolledBack(owner, "V0002__b.sql");

            assertThat(MigratorSchema.read(owner).rows())
                    .containsExactly(new RunLog.Row("V0001__a.sql", "aa", "bb", -7));

            MigratorSchema.write(owner, entry("V0002", "V0002__b.sql"));
            assertThat(MigratorSchema.read(owner).rows())
                    .extracting(RunLog.Row::script)
                    .containsExactly("V0001__a.sql", "V0002__b.sql");
            assertThatThrownBy(() -> MigratorSchema.write(owner, entry("V0002", "V0002__other.sql")))
                    .hasMessageContaining("uq_journal_version");
        }
    }

    @Test
    void everyMemberOfAnEntryIsKeptAsItIs() throws Exception {
        String nasty = "O'Brien \\ \"x\" $1 ? ; -- \n ü";
        try (Connection owner = as(OWNER)) {
            MigratorSchema.ensure(owner, ROLES);
            execute(owner, "SET timezone = 'Asia/Tokyo'; SET standard_conforming_strings = off");

            MigratorSchema.write(owner, entry("V0012", "V0012__a.sql", nasty));

            assertThat(text(
                            owner,
                            "SELECT concat_ws('|', version, script, sha256, stmts, crc32, verdict, findings,"
                                    + " confirmation_id, deployment_key, placeholder_digest, origin, node,"
                                    + " started AT TIME ZONE 'UTC', duration_ms, retries) FROM migrator.journal"))
                    .isEqualTo("V0012|V0012__a.sql|aa|bb|-7|destructive|{PF-C01,PF-C02}|V0012@1f2e3d4c"
                            + "|V0012:9f3c1a2b4d5e|cc|run|node-1|2026-05-01 02:15:30|250|2");
            for (String column : List.of("author", "backup_id", "note")) {
                assertThat(text(owner, "SELECT " + column + " FROM migrator.journal"))
                        .isEqualTo(nasty);
            }
        }
    }

    @Test
    void theRowIsLostWithTheTransactionOfItsScript() throws Exception {
        try (Connection owner = as(OWNER)) {
            MigratorSchema.ensure(owner, ROLES);
            owner.setAutoCommit(false);
            MigratorSchema.write(owner, entry("V0001", "V0001__a.sql"));
            owner.rollback();

            assertThat(MigratorSchema.read(owner).rows()).isEmpty();
        }
    }

    @Test
    void anAttemptIsOpenUntilItIsClosed() throws Exception {
        try (Connection owner = as(OWNER)) {
            MigratorSchema.ensure(owner, ROLES);
            long first = MigratorSchema.openAttempt(owner, "V0001__a.sql", "node-1", "K9");
            long second = MigratorSchema.openAttempt(owner, "V0002__b.sql", "node-2", "K9");
            MigratorSchema.closeAttempt(owner, first, "applied");

            List<Attempt> open = MigratorSchema.openAttempts(owner);

            assertThat(open).hasSize(1);
            assertThat(open.get(0))
                    .extracting(Attempt::id, Attempt::script, Attempt::node, Attempt::step)
                    .containsExactly(second, "V0002__b.sql", "node-2", "K9");
        }
    }

    @Test
    void theStatusJoinsHistoryRunLogAndAttempts() throws Exception {
        try (Connection owner = as(OWNER)) {
            MigratorSchema.ensure(owner, ROLES);
            execute(owner, HISTORY);
            execute(
                    owner,
                    "INSERT INTO flyway_schema_history VALUES"
                            + " (1, '0001', 'a', 'SQL', 'V0001__a.sql', -7, 'o', '2026-05-01 00:00:00', 12, true),"
                            + " (2, '0002', 'b', 'SQL', 'V0002__b.sql', 5, 'o', '2026-05-01 00:00:00', 34, true)");
            MigratorSchema.write(owner, entry("V0001", "V0001__a.sql"));
            MigratorSchema.write(owner, entry("V0003", "V0003__c.sql"));
        }

        try (Connection application = as(APPLICATION)) {
            assertThat(text(
                            application,
                            "SELECT string_agg(concat_ws('|', coalesce(rank, 0), version, script,"
                                    + " coalesce(checksum, 0), coalesce(success, false), coalesce(run_checksum, 0),"
                                    + " coalesce(destructive, false), coalesce(confirmed_by, '-'), duration_ms,"
                                    + " applied_at AT TIME ZONE 'UTC'), E'\\n') FROM migrator.status"))
                    .isEqualTo("1|V0001|V0001__a.sql|-7|t|-7|t|A. Person|250|2026-05-01 02:15:30.25\n"
                            + "2|V0002|V0002__b.sql|5|t|0|f|-|34|2026-05-01 00:00:00\n"
                            + "0|V0003|V0003__c.sql|0|f|-7|t|A. Person|250|2026-05-01 02:15:30.25");
        }
    }

    @Test
    void onlyAnAttemptWhoseSessionIsGoneIsUnfinished() throws Exception {
        String unfinished = "SELECT count(*) FROM migrator.status WHERE unfinished AND script = 'V0001__a.sql'";
        try (Connection application = as(APPLICATION)) {
            try (Connection owner = as(OWNER)) {
                MigratorSchema.ensure(owner, ROLES);
                MigratorSchema.openAttempt(owner, "V0001__a.sql", "node-1", "K9");

                assertThat(text(application, unfinished)).isEqualTo("0");

                try (Connection superuser = as(SUPERUSER)) {
                    execute(superuser, "SELECT pg_terminate_backend(backend, 5000) FROM migrator.attempts");
                }
            }

            assertThat(text(application, unfinished)).isEqualTo("1");
        }
    }

    private static RunLogEntry entry(String version, String script) {
        return entry(version, script, "A. Person");
    }

    private static RunLogEntry entry(String version, String script, String words) {
        return new RunLogEntry(
                version,
                script,
                "aa",
                "bb",
                -7,
                Verdict.DESTRUCTIVE,
                List.of("PF-C01", "PF-C02"),
                "V0012@1f2e3d4c",
                words,
                "V0012:9f3c1a2b4d5e",
                words,
                "cc",
                Origin.RUN,
                "node-1",
                Instant.parse("2026-05-01T02:15:30Z"),
                Duration.ofMillis(250),
                2,
                words);
    }

    private Connection as(String role) throws SQLException {
        return postgres.as(role, database).getConnection();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
