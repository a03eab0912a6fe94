package com.pivotalflow.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.seed.SeedService;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** The state of the schema over HTTP: module by module, as the application's role, through the container. */
@OnRealServer
class SchemaEndpointIT {

    private static final String ADDRESS = "/api/v1/admin/schema";

    @ArquillianResource
    ContainerController servers;

    @Test
    void anAdministratorSeesThatAllIsAsThisBuildExpects() {
        Api.Answer answer = asAdministrator(TestServer.MAIN).get(ADDRESS);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        JsonNode state = answer.json();
        assertThat(state.path("status").asText()).as(answer.toString()).isEqualTo("ok");
        assertThat(state.at("/database/product").asText()).isEqualTo("PostgreSQL");
        assertThat(state.at("/database/version").asText()).startsWith("16.");
        assertThat(state.path("currentVersion").asText())
                .matches("V\\d{4}")
                .isEqualTo(state.path("expectedVersion").asText());
        assertThat(state.path("applied")).isNotEmpty().allSatisfy(script -> {
            assertThat(script.path("success").asBoolean()).isTrue();
            assertThat(script.path("checksum").isInt()).isTrue();
            assertThat(script.path("installedOn").asText()).endsWith("Z");
        });
        assertThat(state.path("pending").isArray()).isTrue();
        assertThat(state.path("pending")).isEmpty();
        assertThat(state.at("/checksums/ok").asBoolean()).isTrue();
        assertThat(state.at("/drift/ok").asBoolean()).isTrue();
        assertThat(state.at("/validation/ok").asBoolean()).as(answer.toString()).isTrue();
        assertThat(state.at("/validation/messages")).isEmpty();
        assertThat(state.at("/jsonb/columns").asInt()).isEqualTo(32);
        assertThat(state.at("/jsonb/guarded").asInt()).isEqualTo(24);
        assertThat(state.at("/jsonb/unguarded")).isEmpty();
        assertThat(state.path("tables")).anySatisfy(table -> {
            assertThat(table.path("name").asText()).isEqualTo("quotes");
            assertThat(table.path("columns").findValuesAsText("name")).contains("id", "quote_number");
            assertThat(table.path("references"))
                    .extracting(JsonNode::asText)
                    .contains("customers", "quote_versions")
                    .doesNotContain("organizations");
        });
    }

    @Test
    void whoSellsDoesNotSeeIt() throws Exception {
        Api sales = TestOrganization.create(TestServer.MAIN.database())
                .user("quotes.view", "quotes.create", "audit.view")
                .signIn(TestServer.MAIN);

        Api.Answer answer = sales.get(ADDRESS);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.json().path("permission").asText()).isEqualTo("admin.view_schema");
    }

    @Test
    void whoIsNotSignedInDoesNotSeeIt() {
        Api.Answer answer = TestServer.MAIN.api().get(ADDRESS);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("AUTHENTICATION_REQUIRED");
    }

    @Test
    void aColumnRenamedByHandIsToldAndKeptForAMinute() throws Exception {
        TestServer.SECOND.deployAtStart();
        servers.start(TestServer.SECOND.qualifier(), TestServer.SECOND.asUsual());
        try {
            Api administrator = asAdministrator(TestServer.SECOND);
            TestServer.SECOND.database().execute("ALTER TABLE customers RENAME COLUMN industry TO trade");
            JsonNode renamed = administrator.get(ADDRESS).json();
            TestServer.SECOND.database().execute("ALTER TABLE customers RENAME COLUMN trade TO industry");

            assertThat(renamed.path("status").asText()).as(renamed.toString()).isEqualTo("drifted");
            assertThat(renamed.at("/drift/missing").findValuesAsText("object"))
                    .contains("column public.customers.industry");
            assertThat(renamed.at("/drift/different").findValuesAsText("object"))
                    .contains("constraint ck_customers_industry on public.customers");
            assertThat(renamed.at("/drift/unexpected").findValuesAsText("object"))
                    .contains("column public.customers.trade");
            assertThat(renamed.at("/validation/ok").asBoolean(true)).isFalse();
            assertThat(renamed.at("/validation/messages/0").asText()).contains("industry", "customers");
            assertThat(administrator.get(ADDRESS).json().at("/drift/checkedAt"))
                    .as("the catalog is not read for every request")
                    .isEqualTo(renamed.at("/drift/checkedAt"));
        } finally {
            servers.stop(TestServer.SECOND.qualifier());
        }
    }

    private static Api asAdministrator(TestServer server) {
        return server.api().signedIn(SeedService.ADMIN_EMAIL, TestServer.ADMIN_PASSWORD);
    }
}
