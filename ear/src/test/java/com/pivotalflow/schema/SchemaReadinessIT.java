package com.pivotalflow.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.math.BigDecimal;
import java.util.stream.StreamSupport;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What load balancers and alarms hear of the schema, on the management port. */
@OnRealServer
class SchemaReadinessIT {

    private static final String NEWEST = "(SELECT max(version) FROM flyway_schema_history)";

    @ArquillianResource
    ContainerController servers;

    private Database database;

    @BeforeEach
    void startWithoutKeepingAnswers() throws Exception {
        database = TestServer.SECOND.database().beside("readiness");
        TestServer.SECOND.deployAtStart();
        servers.start(
                TestServer.SECOND.qualifier(), TestServer.SECOND.on(database, "-Dpivotal.schema.status.seconds=0"));
        assertThat(TestServer.SECOND.refusal()).isEmpty();
    }

    @AfterEach
    void stop() {
        servers.stop(TestServer.SECOND.qualifier());
    }

    @Test
    void readinessAndGaugesFollowTheLiveSchema() throws Exception {
        BigDecimal head = new BigDecimal(database.rows("SELECT " + NEWEST).get(0));
        assertState(true, "ok", head, 0, 0);

        database.execute("CREATE INDEX stray ON customers (industry)");
        assertState(true, "drifted", head, 0, 1);

        database.execute("CREATE TRIGGER stray BEFORE UPDATE ON customers FOR EACH ROW"
                + " EXECUTE FUNCTION suppress_redundant_updates_trigger()");
        JsonNode refused = assertState(false, "drifted", head, 0, 2);
        assertThat(refused.at("/data/refused").asText()).contains("1 in the way");

        database.execute("DROP TRIGGER stray ON customers");
        database.execute("DROP INDEX stray");
        assertState(true, "ok", head, 0, 0);

        String newest = database.rows("SELECT " + NEWEST).get(0);
        database.execute("DELETE FROM flyway_schema_history WHERE version = ?", newest);
        JsonNode invalid = assertNotReady("invalid");
        assertThat(invalid.at("/data/refused").asText()).contains("PF-J07", "its row is gone");

        database.execute("UPDATE migrator.journal SET rolled_back_at = now() WHERE version = ?", "V" + newest);
        JsonNode behind = assertNotReady("drifted");
        assertThat(behind.at("/data/refused").asText()).contains("pending V");
        assertThat(gauge("pivotal_schema_pending")).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(gauge("pivotal_schema_version")).isEqualByComparingTo(head.subtract(BigDecimal.ONE));
    }

    private static JsonNode assertState(boolean ready, String status, BigDecimal version, int pending, int drift) {
        JsonNode check = check(ready);
        assertThat(check.at("/data/status").asText()).as(check.toString()).isEqualTo(status);
        assertThat(gauge("pivotal_schema_version")).isEqualByComparingTo(version);
        assertThat(gauge("pivotal_schema_pending")).isEqualByComparingTo(BigDecimal.valueOf(pending));
        assertThat(gauge("pivotal_schema_drift")).isEqualByComparingTo(BigDecimal.valueOf(drift));
        return check;
    }

    private static JsonNode assertNotReady(String status) {
        JsonNode check = check(false);
        assertThat(check.at("/data/status").asText()).as(check.toString()).isEqualTo(status);
        return check;
    }

    private static JsonNode check(boolean ready) {
        Api.Answer answer = TestServer.SECOND.management().get("/health/ready");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(ready ? 200 : 503);
        return StreamSupport.stream(answer.json().path("checks").spliterator(), false)
                .filter(check -> check.path("name").asText().equals("schema"))
                .filter(check -> check.path("status").asText().equals(ready ? "UP" : "DOWN"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.toString()));
    }

    private static BigDecimal gauge(String name) {
        Api.Answer answer = TestServer.SECOND.management().get("/metrics");
        return answer.text()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .map(line -> new BigDecimal(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is no gauge"));
    }
}
