package com.pivotalflow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.TestReplica;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists are read from a copy of the database that follows it, whatever becomes of the copy. */
@OnRealServer
class ReplicaIT {

    private static final String SERVER = TestServer.SECOND.qualifier();
    private static final String LIST = "/api/v1/customers?sort=-createdAt&limit=5";

    @ArquillianResource
    ContainerController servers;

    @AfterEach
    void stop() {
        servers.stop(SERVER);
    }

    @Test
    void listsComeFromTheCopyAsLongAsItHasWhatWasWrittenAndIsThere() throws Exception {
        Database database = TestServer.MAIN.database();
        try (TestReplica copy = database.replica()) {
            TestServer.SECOND.deployAtStart();
            servers.start(
                    SERVER,
                    TestServer.SECOND.on(
                            database,
                            TestServer.SECOND.withKeysOf(TestServer.MAIN),
                            "-Dpivotal.db.read.host=127.0.0.1",
                            "-Dpivotal.db.read.port=" + copy.port(),
                            // Longer than the test: what was written since decides, not how old the copy is.
                            "-Dpivotal.db.read.max-lag-seconds=3600"));
            assertThat(TestServer.SECOND.refusal()).isEmpty();
            Api api = TestOrganization.create(database)
                    .user("customers.view", "customers.create")
                    .login(TestServer.SECOND);
            // Nothing writes for this one but its signing in: what was written decides nothing.
            Api quiet = TestOrganization.create(database).user("customers.view").login(TestServer.SECOND);

            answeredByTheCopy(api, copy);
            everySeriesThatIsWatchedIsThere();
            whatWasWrittenIsSeenThoughTheCopyLacksIt(api, copy);
            answeredByTheCopy(quiet, copy);
            whatTheCopyFailsAtIsReadFromTheDatabase(quiet, copy, database);
            answeredByTheCopy(quiet, copy);

            copy.kill();

            for (int i = 0; i < 5; i++) {
                assertThat(quiet.get(LIST).status()).isEqualTo(200);
                assertThat(api.get(LIST).status()).isEqualTo(200);
            }
            Waiting.until("the copy is known to be gone", () -> metric("usable", "") == 0);
            assertThat(api.get(LIST).status()).isEqualTo(200);
        }
    }

    private static void answeredByTheCopy(Api api, TestReplica copy) throws Exception {
        long before = lists(copy);
        double counted = metric("reads", "replica");
        Waiting.until("a list is read from the copy", () -> {
            assertThat(api.get(LIST).status()).isEqualTo(200);
            return lists(copy) > before;
        });
        assertThat(metric("reads", "replica")).isGreaterThan(counted);
        assertThat(metric("usable", "")).isEqualTo(1);
    }

    private static void everySeriesThatIsWatchedIsThere() throws Exception {
        List<String> told =
                TestServer.SECOND.management().get("/metrics").text().lines().toList();
        assertThat(MetricFiles.ofTheCopy())
                .hasSizeGreaterThan(3)
                .allSatisfy(series -> assertThat(told).as(series.toString()).anyMatch(series::has));
    }

    private static void whatWasWrittenIsSeenThoughTheCopyLacksIt(Api api, TestReplica copy) throws Exception {
        run(copy, "SELECT pg_wal_replay_pause()");
        long before = lists(copy);
        String name = "Written " + System.nanoTime();

        Api.Answer made = api.post("/api/v1/customers", Map.of("companyName", name));

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(api.get(LIST).text()).contains(name);
        assertThat(lists(copy)).isEqualTo(before);
        run(copy, "SELECT pg_wal_replay_resume()");
        Waiting.until("the copy has it too", () -> {
            assertThat(api.get(LIST).text()).contains(name);
            return lists(copy) > before;
        });
    }

    /** A lock that the copy has taken over from the database and that only the copy still has. */
    private static void whatTheCopyFailsAtIsReadFromTheDatabase(Api api, TestReplica copy, Database database)
            throws Exception {
        try (Connection locking = database.asSuperuser().getConnection()) {
            locking.setAutoCommit(false);
            try (var statement = locking.createStatement()) {
                statement.execute("LOCK TABLE customers IN ACCESS EXCLUSIVE MODE");
                statement.execute("SELECT pg_log_standby_snapshot()");
            }
            Waiting.until(
                    "the copy has the lock",
                    () -> count(copy, "SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted")
                            > 0);
            run(copy, "SELECT pg_wal_replay_pause()");
            locking.rollback();
        }
        Waiting.until(
                "nothing is replayed",
                () -> count(copy, "SELECT count(*) WHERE pg_get_wal_replay_pause_state() = 'paused'") == 1);
        double tried = metric("reads", "replica");
        double failed = metric("reads", "primary");

        Api.Answer answer = api.get(LIST);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(metric("reads", "replica")).isEqualTo(tried + 1);
        assertThat(metric("reads", "primary")).isEqualTo(failed + 1);
        run(copy, "SELECT pg_wal_replay_resume()");
    }

    /** How often the application's role listed customers there. */
    private static long lists(TestReplica copy) throws SQLException {
        return count(copy, """
                SELECT coalesce(sum(s.calls), 0)::bigint
                FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid AND r.rolname = 'pivotal_app'
                WHERE s.query ILIKE '%from customers%'
                """);
    }

    private static long count(TestReplica copy, String query) throws SQLException {
        try (Connection connection =
                copy.as(TestPostgres.SUPERUSER, TestPostgres.MAINTENANCE).getConnection()) {
            return Long.parseLong(Database.rows(connection, query).get(0));
        }
    }

    private static void run(TestReplica copy, String sql) throws SQLException {
        try (Connection connection = copy.as(TestPostgres.SUPERUSER, TestPostgres.MAINTENANCE)
                        .getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What the server says of the copy. */
    private static double metric(String name, String by) {
        String label = by.isEmpty() ? "" : "by=\"" + by + "\"[^}]*";
        Matcher line = Pattern.compile("(?m)^pivotal_replica_" + name + "\\{[^}]*" + label + "\\} (\\S+)$")
                .matcher(TestServer.SECOND.management().get("/metrics").text());
        assertThat(line.find()).as(name + " " + by).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
