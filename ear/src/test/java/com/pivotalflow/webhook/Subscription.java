package com.pivotalflow.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestOrganization.TestUser;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Waiting;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An organization whose quotes somebody is told of, with somebody who makes quotes and looks after endpoints. */
final class Subscription {

    static final String WEBHOOKS = "/api/v1/webhooks";
    private static final String QUOTES = "/api/v1/quotes";

    private static final String[] RIGHTS = {
        "quotes.view",
        "quotes.create",
        "quotes.update",
        "quotes.override_price",
        "audit.view",
        "webhooks.view",
        "webhooks.manage"
    };

    private final TestOrganization organization;
    private final UUID customer;
    private final TestUser person;
    private final Api api;

    private Subscription(TestServer server, TestOrganization organization, UUID customer, TestUser person) {
        this.organization = organization;
        this.customer = customer;
        this.person = person;
        this.api = person.signIn(server);
    }

    static Subscription open(TestServer server) throws SQLException {
        TestOrganization organization = TestOrganization.create(server.database());
        return new Subscription(
                server, organization, organization.customer("Tūī Freight Ltd"), organization.user(RIGHTS));
    }

    /** The same with somebody who signed in just now. */
    Subscription again(TestServer server) {
        return new Subscription(server, organization, customer, person);
    }

    TestOrganization organization() {
        return organization;
    }

    Api api() {
        return api;
    }

    /** Registers an endpoint that is told of these; the answer with the secret. */
    JsonNode subscribe(String name, String url, String... events) {
        Api.Answer answer =
                api.post(WEBHOOKS, Map.<String, Object>of("name", name, "url", url, "events", List.of(events)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    /** A new quote. */
    JsonNode quote(String title) {
        Api.Answer answer = api.post(QUOTES, body(title));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    Map<String, Object> body(String title) {
        return Map.<String, Object>of(
                "customerId",
                customer,
                "title",
                title,
                "lines",
                List.of(Map.<String, Object>of("description", "Audit", "quantity", "1", "unitPrice", "150")));
    }

    /** The same quote under another title. */
    JsonNode retitle(JsonNode quote, String title) {
        Api.Answer answer = api.with("If-Match", quote.path("etag").asText())
                .patch(QUOTES + "/" + quote.path("id").asText(), Map.of("title", title));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    /** Changes an endpoint as it is now. */
    JsonNode change(String endpoint, Map<String, Object> patch) {
        Api.Answer answer =
                api.with("If-Match", read(endpoint).path("etag").asText()).patch(WEBHOOKS + "/" + endpoint, patch);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    JsonNode read(String endpoint) {
        Api.Answer answer = api.get(WEBHOOKS + "/" + endpoint);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    /** The deliveries to an endpoint, the newest first. */
    List<JsonNode> deliveries(String endpoint) {
        Api.Answer answer = api.get(WEBHOOKS + "/" + endpoint + "/deliveries?limit=200");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return List.copyOf(answer.json().path("items").findParents("eventId"));
    }

    /** Waits until every delivery to an endpoint is this; at least so many. */
    void awaitAll(String endpoint, int count, String status) throws Exception {
        Waiting.until(count + " deliveries are " + status, () -> {
            List<JsonNode> deliveries = deliveries(endpoint);
            return deliveries.size() >= count
                    && deliveries.stream()
                            .allMatch(
                                    delivery -> delivery.path("status").asText().equals(status));
        });
    }

    /** As if the time of a retry had come. */
    void hurry() throws SQLException {
        organization
                .database()
                .execute(
                        "UPDATE webhook_deliveries SET next_attempt_at = now()"
                                + " WHERE organization_id = ? AND status = 'failed'",
                        organization.id());
    }

    /** A key for a request that is none of another test. */
    static String key() {
        return "webhook-" + Ids.next();
    }
}
