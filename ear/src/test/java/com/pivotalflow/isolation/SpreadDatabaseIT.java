package com.pivotalflow.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.sql.SQLException;
import java.util.List;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the database is spread over servers, each transaction says its tenant in a way that is handed on to them. */
@OnRealServer
class SpreadDatabaseIT {

    private static final String SERVER = TestServer.SECOND.qualifier();

    @ArquillianResource
    ContainerController servers;

    @AfterEach
    void stop() {
        servers.stop(SERVER);
    }

    @Test
    void theTenantIsSetByTheStatementThatIsHandedOn() throws Exception {
        Api usual = TestServer.MAIN.api().signedIn(TestServer.ADMIN_EMAIL, TestServer.ADMIN_PASSWORD);
        assertThat(usual.get("/api/v1/customers").status()).isEqualTo(200);
        assertThat(told()).isEmpty();

        TestServer.SECOND.deployAtStart();
        servers.start(
                SERVER,
                TestServer.SECOND.on(
                        TestServer.MAIN.database(),
                        TestServer.SECOND.withKeysOf(TestServer.MAIN),
                        "-Dpivotal.db.distributed=true"));
        assertThat(TestServer.SECOND.refusal()).isEmpty();
        Api spread = TestServer.SECOND.api().signedIn(TestServer.ADMIN_EMAIL, TestServer.ADMIN_PASSWORD);

        Api.Answer customers = spread.get("/api/v1/customers");

        assertThat(customers.status()).as(customers.toString()).isEqualTo(200);
        assertThat(customers.text()).isEqualTo(usual.get("/api/v1/customers").text());
        assertThat(told()).isNotEmpty();
    }

    private static List<String> told() throws SQLException {
        return TestServer.MAIN.database().settings().stream()
                .filter(statement -> statement.contains("pivotal.organization_id"))
                .toList();
    }
}
