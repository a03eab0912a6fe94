package com.pivotalflow.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.seed.SeedService;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Waiting;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a second start finds: the schema as it left it, and a demonstration tenant that is not seeded again. */
@OnRealServer
class SecondStartIT {

    private static final String SERVER = TestServer.SECOND.qualifier();

    @ArquillianResource
    ContainerController servers;

    private final Database database = TestServer.SECOND.database();

    @AfterEach
    void stop() {
        servers.stop(SERVER);
    }

    @Test
    void seedingTwiceChangesNothingAndTheQuoteHasTheSpecifiedFigures() throws Exception {
        start();
        String token = signIn().json().path("accessToken").asText();
        JsonNode quote = TestServer.SECOND
                .api()
                .withToken(token)
                .get("/api/v1/quotes")
                .json()
                .path("items")
                .get(0);
        Waiting.until(
                "the events of the seed are handed out",
                () -> database.number("SELECT count(*) FROM outbox_events WHERE published_at IS NULL") == 0);
        servers.stop(SERVER);
        List<String> before = everyRow();

        start();

        assertThat(everyRow()).isEqualTo(before);
        assertThat(quote.path("title").asText()).isEqualTo("Website Redesign");
        assertThat(quote.path("netTotal").asText()).isEqualTo("13200.00");
        assertThat(quote.path("grandTotal").asText()).isEqualTo("15180.00");
        assertThat(TestServer.SECOND
                        .api()
                        .withToken(token)
                        .get("/api/v1/auth/me")
                        .status())
                .as("a token of the first start: the signing key is kept with the data")
                .isEqualTo(200);
    }

    private void start() {
        TestServer.SECOND.deployAtStart();
        servers.start(SERVER, TestServer.SECOND.asUsual());
        assertThat(TestServer.SECOND.refusal()).isEmpty();
    }

    private static Api.Answer signIn() {
        Api.Answer answer = TestServer.SECOND
                .api()
                .post(
                        "/api/v1/auth/login",
                        java.util.Map.of("email", SeedService.ADMIN_EMAIL, "password", TestServer.ADMIN_PASSWORD));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer;
    }

    /** Every row of every table as text, so that any change shows where it is. */
    private List<String> everyRow() throws Exception {
        List<String> rows = new ArrayList<>();
        for (String table : database.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")) {
            for (String row : database.rows("SELECT t::text FROM public." + table + " t ORDER BY 1")) {
                rows.add(table + " " + row);
            }
        }
        return rows;
    }
}
