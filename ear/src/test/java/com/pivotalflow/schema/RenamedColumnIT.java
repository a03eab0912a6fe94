package com.pivotalflow.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody renamed a column by hand while the application was down. */
@OnRealServer
class RenamedColumnIT {

    @ArquillianResource
    ContainerController servers;

    @BeforeEach
    void renameColumn() throws Exception {
        new SchemaMigration(
                        TestServer.SECOND.database().asOwner(),
                        MigrationSettings.standard(),
                        SchemaMigration.class.getClassLoader())
                .migrate(Progress.silent());
        TestServer.SECOND.database().execute("ALTER TABLE organizations RENAME COLUMN slug TO slag");
        TestServer.SECOND.deployAtStart();
        servers.start(TestServer.SECOND.qualifier(), TestServer.SECOND.asUsual());
    }

    @AfterEach
    void stopAndPutRight() throws Exception {
        servers.stop(TestServer.SECOND.qualifier());
        TestServer.SECOND.database().execute("ALTER TABLE organizations RENAME COLUMN slag TO slug");
    }

    @Test
    void theNextStartRefusesNamesTableAndColumnAndIsNotHealthy() {
        assertThat(TestServer.SECOND.refusal())
                .contains("missing column public.organizations.slug", "in the way: column public.organizations.slag");

        Api.Answer health = TestServer.SECOND.management().get("/health");

        assertThat(health.status()).as(health.toString()).isEqualTo(503);
        assertThat(health.json().path("status").asText()).isEqualTo("DOWN");
        assertThat(TestServer.SECOND.api().get("/api/v1/auth/me").status()).isEqualTo(404);
    }
}
