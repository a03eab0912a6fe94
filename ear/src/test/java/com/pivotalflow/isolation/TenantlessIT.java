package com.pivotalflow.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Build;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.util.List;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that has forgotten to say in its queries whose rows it means, on one connection that all tenants share. */
@OnRealServer
class TenantlessIT {

    @ArquillianResource
    ContainerController servers;

    @AfterEach
    void stop() {
        servers.stop(TestServer.SECOND.qualifier());
    }

    @Test
    void rowLevelSecurityHoldsAloneAndWithoutItTheMatrixFindsLeaks() throws Exception {
        Database database = TestServer.SECOND.database().beside("tenantless");
        TestServer.SECOND.deployAtStart(Build.earWith(TenantlessSql.class, "com.pivotalflow.organization.WriteWatch"));
        // Few connections, so that tenants follow one another on the same; an import that runs needs two.
        servers.start(
                TestServer.SECOND.qualifier(),
                TestServer.SECOND.on(database, "-Dpivotal.db.pool.min=1", "-Dpivotal.db.pool.max=2"));
        assertThat(TestServer.SECOND.refusal()).isEmpty();
        IsolationMatrix matrix = IsolationMatrix.of(TestServer.SECOND, database);

        assertThat(matrix.leaksToMembers()).isEmpty();
        assertThat(SharedConnection.of(TestServer.SECOND, database).strangers()).isEmpty();

        List<String> open;
        try (MissingLayer missing = MissingLayer.rowSecurity(database)) {
            assertThat(missing.count()).isGreaterThan(50);
            open = matrix.leaksToMembers();
        }
        // Otherwise nothing above would have shown anything.
        assertThat(open)
                .anyMatch(leak -> leak.startsWith("GET /api/v1/customers/{id} PATH id as viewer tells: 200"))
                .anyMatch(leak -> leak.startsWith(
                        "POST /api/v1/rate-cards/resolve BODY /rateCardId as the other admin tells: 200"))
                // The composite keys alone still let nobody write a quote for another organization's customer.
                .noneMatch(leak -> leak.startsWith("POST /api/v1/quotes BODY /customerId as sales tells: 201"))
                .hasSizeGreaterThan(100);
    }
}
