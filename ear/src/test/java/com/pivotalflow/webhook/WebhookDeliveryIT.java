package com.pivotalflow.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.Receiver;
import com.pivotalflow.testing.Receiver.Received;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Waiting;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reaches a receiver that answers, that doesn't, and that is not to be reached. */
@OnRealServer
class WebhookDeliveryIT {

    private static final String WEBHOOKS = Subscription.WEBHOOKS;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Receiver receiver = new Receiver();
    private Subscription firm;

    @BeforeEach
    void openAFirm() throws Exception {
        firm = Subscription.open(TestServer.MAIN);
    }

    @AfterEach
    void leaveNothingOnItsWay() throws Exception {
        receiver.close();
        firm.organization()
                .database()
                .execute(
                        "DELETE FROM webhook_endpoints WHERE organization_id = ?",
                        firm.organization().id());
    }

    @Test
    void anEventIsSignedAsTheConventionHasItAndSaysNoMoreThanItMay() throws Exception {
        JsonNode endpoint = firm.subscribe("Books", receiver.url("/books"), "quote.created");

        JsonNode quote = firm.quote("Warehouse audit");
        firm.awaitAll(id(endpoint), 1, "delivered");

        Received post = receiver.received("/books").get(0);
        new Webhook(secret(endpoint)).verify(post.body(), post.headers());
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(secret(endpoint)).verify(post.body() + " ", post.headers()));
        JsonNode body = JSON.readTree(post.body());
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "type", "occurredAt", "organizationId", "data");
        assertThat(body.path("id").asText()).isEqualTo(post.id());
        assertThat(body.path("type").asText()).isEqualTo("quote.created");
        assertThat(Instant.parse(body.path("occurredAt").asText())).isBefore(Instant.now());
        assertThat(body.path("organizationId").asText())
                .isEqualTo(firm.organization().id().toString());
        assertThat(body.path("data"))
                .isEqualTo(JSON.valueToTree(Map.<String, Object>of(
                        "id", id(quote), "version", 1, "status", "draft", "href", "/api/v1/quotes/" + id(quote))));
        JsonNode delivery = firm.deliveries(id(endpoint)).get(0);
        assertThat(delivery.path("eventId").asText()).isEqualTo(post.id());
        assertThat(delivery.path("attempts").asInt()).isEqualTo(1);
        assertThat(delivery.path("lastStatusCode").asInt()).isEqualTo(204);
        assertThat(delivery.has("nextAttemptAt")).isFalse();
    }

    @Test
    void onlyWhatWasAskedForArrivesAndInOrder() throws Exception {
        JsonNode endpoint = firm.subscribe("Books", receiver.url("/books"), "quote.updated");
        JsonNode all = firm.subscribe("All", receiver.url("/all"), "quote.created", "quote.updated");

        firm.retitle(firm.quote("One"), "Two");
        firm.awaitAll(id(all), 2, "delivered");
        firm.awaitAll(id(endpoint), 1, "delivered");

        assertThat(types(receiver.received("/books"))).containsExactly("quote.updated");
        assertThat(types(receiver.received("/all"))).containsExactly("quote.created", "quote.updated");
    }

    @Test
    void whatFailsHoldsBackWhatFollowsOfTheSameQuoteAndNothingElse() throws Exception {
        Set<String> refused = ConcurrentHashMap.newKeySet();
        receiver.answer(post -> refused.stream().anyMatch(post.body()::contains) ? 500 : 204);
        JsonNode endpoint = firm.subscribe("Books", receiver.url("/books"), "quote.created", "quote.updated");
        JsonNode held = firm.quote("Held");
        firm.awaitAll(id(endpoint), 1, "delivered");
        refused.add(id(held));

        JsonNode second = firm.retitle(held, "Held 2");
        firm.retitle(firm.retitle(second, "Held 3"), "Held 4");
        JsonNode other = firm.quote("Other");
        firm.retitle(firm.retitle(other, "Other 2"), "Other 3");

        Waiting.until(
                "the other quote's events are there, and the first failure",
                () -> posts(other).size() == 3 && statuses(id(endpoint)).contains("failed"));
        assertThat(types(posts(other))).containsExactly("quote.created", "quote.updated", "quote.updated");
        Set<String> tried = ConcurrentHashMap.newKeySet();
        posts(held).forEach(post -> tried.add(post.id()));
        assertThat(tried)
                .as("what was delivered before, and the one that fails")
                .hasSize(2);

        refused.clear();
        firm.hurry();
        firm.awaitAll(id(endpoint), 7, "delivered");
        List<String> inOrder = posts(held).stream().map(Received::id).distinct().toList();
        assertThat(inOrder)
                .isEqualTo(firm.organization()
                        .database()
                        .rows(
                                "SELECT id FROM outbox_events WHERE aggregate_id = CAST(? AS uuid)"
                                        + " ORDER BY aggregate_version, position",
                                id(held)));
    }

    @Test
    void anEndpointThatWasDownIsToldByItselfWhenItIsUp() throws Exception {
        JsonNode endpoint = firm.subscribe("Books", receiver.url("/books"), "quote.created");
        receiver.down();
        firm.quote("Warehouse audit");
        Waiting.until("it is tried in vain", () -> statuses(id(endpoint)).contains("failed"));
        JsonNode failed = firm.deliveries(id(endpoint)).get(0);

        receiver.up();
        firm.awaitAll(id(endpoint), 1, "delivered");

        assertThat(failed.path("lastError").asText()).contains("connection");
        assertThat(failed.has("lastStatusCode")).isFalse();
        assertThat(Duration.between(
                        Instant.parse(failed.path("lastAttemptAt").asText()),
                        Instant.parse(failed.path("nextAttemptAt").asText())))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        assertThat(firm.deliveries(id(endpoint)).get(0).path("attempts").asInt())
                .isEqualTo(2);
        assertThat(receiver.received("/books")).hasSize(1);
    }

    @Test
    void afterTenRetriesADeliveryIsGivenUpAndTheNextOnesGoOn() throws Exception {
        JsonNode endpoint = firm.subscribe("Books", receiver.url("/books"), "quote.created", "quote.updated");
        receiver.answer(post -> post.body().contains("quote.created") ? 503 : 204);
        JsonNode quote = firm.quote("Warehouse audit");
        Waiting.until("it failed once", () -> statuses(id(endpoint)).contains("failed"));
        firm.retitle(quote, "Warehouse audit 2");

        firm.organization()
                .database()
                .execute(
                        "UPDATE webhook_deliveries SET attempt_count = 10 WHERE organization_id = ?"
                                + " AND status = 'failed'",
                        firm.organization().id());
        Waiting.until("the next one is delivered", () -> {
            firm.hurry();
            return statuses(id(endpoint)).equals(List.of("delivered", "abandoned"));
        });

        JsonNode abandoned = firm.deliveries(id(endpoint)).get(1);
        assertThat(abandoned.path("attempts").asInt()).isEqualTo(11);
        assertThat(abandoned.path("lastStatusCode").asInt()).isEqualTo(503);
        assertThat(abandoned.has("nextAttemptAt")).isFalse();
    }

    @Test
    void bothSecretsSignUntilTheEarlierOneIsOver() throws Exception {
        JsonNode endpoint = firm.subscribe("Books", receiver.url("/books"), "quote.created");
        Api.Answer rotated = firm.api()
                .with("If-Match", endpoint.path("etag").asText())
                .post(WEBHOOKS + "/" + id(endpoint) + "/rotate-secret", Map.of());

        firm.quote("One");
        firm.awaitAll(id(endpoint), 1, "delivered");
        Received both = receiver.received().get(0);
        new Webhook(secret(endpoint)).verify(both.body(), both.headers());
        new Webhook(secret(rotated.json())).verify(both.body(), both.headers());

        firm.organization()
                .database()
                .execute(
                        "UPDATE webhook_endpoints SET previous_secret_until = now() WHERE organization_id = ?",
                        firm.organization().id());
        firm.quote("Two");
        firm.awaitAll(id(endpoint), 2, "delivered");
        Received one = receiver.received().get(1);
        new Webhook(secret(rotated.json())).verify(one.body(), one.headers());
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(secret(endpoint)).verify(one.body(), one.headers()));
    }

    @Test
    void whatWasDeliveredCanBeHadAgainUnderTheSameId() throws Exception {
        JsonNode endpoint = firm.subscribe("Books", receiver.url("/books"), "quote.created");
        firm.quote("Warehouse audit");
        firm.awaitAll(id(endpoint), 1, "delivered");
        String delivery = id(firm.deliveries(id(endpoint)).get(0));
        String replay = WEBHOOKS + "/" + id(endpoint) + "/deliveries/" + delivery + "/replay";

        Api.Answer answer = firm.api().post(replay, Map.of());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        assertThat(answer.json().path("status").asText()).isEqualTo("pending");
        Waiting.until("it is there again", () -> receiver.received("/books").size() == 2);
        firm.awaitAll(id(endpoint), 1, "delivered");
        assertThat(receiver.received("/books").get(1).id())
                .isEqualTo(receiver.received("/books").get(0).id());
        JsonNode other = firm.subscribe("Other", receiver.url("/other"), "quote.created");
        assertThat(firm.api()
                        .post(WEBHOOKS + "/" + id(other) + "/deliveries/" + delivery + "/replay", Map.of())
                        .problem())
                .isEqualTo("WEBHOOK_DELIVERY_NOT_FOUND");
    }

    @Test
    void aReceiverThatIsGoneSwitchesItsEndpointOffAndLosesNothing() throws Exception {
        JsonNode endpoint = firm.subscribe("Books", receiver.url("/books"), "quote.created", "quote.updated");
        receiver.answer(post -> 410);
        JsonNode quote = firm.quote("Warehouse audit");
        Waiting.until(
                "it is off", () -> !firm.read(id(endpoint)).path("isActive").asBoolean());

        JsonNode off = firm.read(id(endpoint));
        assertThat(off.path("disabledReason").asText()).contains("410");
        assertThat(statuses(id(endpoint))).containsExactly("abandoned");
        assertThat(firm.api()
                        .post(WEBHOOKS + "/" + id(endpoint) + "/test", Map.of())
                        .problem())
                .isEqualTo("WEBHOOK_INACTIVE");
        firm.retitle(quote, "Nobody is told");
        Waiting.until(
                "the event is relayed",
                () -> firm.organization()
                                .database()
                                .number(
                                        "SELECT count(*) FROM outbox_events WHERE organization_id = ?"
                                                + " AND published_at IS NULL",
                                        firm.organization().id())
                        == 0);

        receiver.answer(post -> 204);
        JsonNode on = firm.change(id(endpoint), Map.of("isActive", true));
        assertThat(on.has("disabledReason")).isFalse();
        firm.quote("Somebody is told");
        Waiting.until("it is delivered", () -> statuses(id(endpoint)).equals(List.of("delivered", "abandoned")));
        assertThat(firm.api()
                        .get("/api/v1/audit-log?action=webhooks.switch_off")
                        .json()
                        .at("/items/0/actor/kind")
                        .asText())
                .isEqualTo("system");
    }

    @Test
    void whatIsOpenWaitsForAnEndpointThatIsSwitchedOff() throws Exception {
        JsonNode endpoint = firm.subscribe("Books", receiver.url("/books"), "quote.created");
        receiver.answer(post -> 500);
        firm.quote("Warehouse audit");
        Waiting.until("it failed", () -> statuses(id(endpoint)).contains("failed"));

        firm.change(id(endpoint), Map.of("isActive", false));
        receiver.answer(post -> 204);
        assertThat(firm.deliveries(id(endpoint)).get(0).has("nextAttemptAt")).isFalse();
        firm.change(id(endpoint), Map.of("isActive", true));

        firm.awaitAll(id(endpoint), 1, "delivered");
    }

    @Test
    void aTrialGoesToTheEndpointItIsAskedForWhateverThatOneSubscribedTo() throws Exception {
        JsonNode endpoint = firm.subscribe("Books", receiver.url("/books"), "quote.accepted");
        JsonNode other = firm.subscribe("Other", receiver.url("/other"), "quote.accepted", "webhook.test");

        Api.Answer asked = firm.api().post(WEBHOOKS + "/" + id(endpoint) + "/test", Map.of());

        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        firm.awaitAll(id(endpoint), 1, "delivered");
        Received post = receiver.received("/books").get(0);
        new Webhook(secret(endpoint)).verify(post.body(), post.headers());
        assertThat(types(List.of(post))).containsExactly("webhook.test");
        assertThat(firm.deliveries(id(other))).isEmpty();
    }

    @Test
    void aRedirectIsAFailureAndNotFollowed() throws Exception {
        JsonNode endpoint = firm.subscribe("Books", receiver.url("/books"), "quote.created");
        receiver.answer(post -> 307);

        firm.quote("Warehouse audit");
        Waiting.until("it failed", () -> statuses(id(endpoint)).contains("failed"));

        assertThat(firm.deliveries(id(endpoint)).get(0).path("lastStatusCode").asInt())
                .isEqualTo(307);
        assertThat(receiver.received("/elsewhere")).isEmpty();
    }

    @Test
    void anAddressThatIsInsideByNowIsNotConnectedTo() throws Exception {
        JsonNode endpoint = firm.subscribe("Books", receiver.url("/books"), "quote.created");
        // As if the name of the host had another address now.
        firm.organization()
                .database()
                .execute(
                        "UPDATE webhook_endpoints SET url = ? WHERE organization_id = ?",
                        receiver.forbiddenUrl("/books"),
                        firm.organization().id());

        firm.quote("Warehouse audit");
        Waiting.until("it failed", () -> statuses(id(endpoint)).contains("failed"));

        assertThat(firm.deliveries(id(endpoint)).get(0).path("lastError").asText())
                .contains("public internet");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void aReceiverThatKeepsUsWaitingIsGivenUpAndKeepsNobodyElseWaiting() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        receiver.answer(post -> {
            if (post.path().equals("/slow")) {
                await(end);
            }
            return 204;
        });
        JsonNode slow = firm.subscribe("Slow", receiver.url("/slow"), "quote.created");
        JsonNode quick = firm.subscribe("Quick", receiver.url("/quick"), "quote.created");

        firm.quote("Warehouse audit");
        firm.awaitAll(id(quick), 1, "delivered");
        assertThat(statuses(id(slow))).containsExactly("pending");
        Waiting.until("it is given up", () -> statuses(id(slow)).contains("failed"));
        end.countDown();

        assertThat(firm.deliveries(id(slow)).get(0).path("lastError").asText()).contains("in time");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Received> posts(JsonNode quote) {
        return receiver.received().stream()
                .filter(post -> post.body().contains(id(quote)))
                .toList();
    }

    private List<String> statuses(String endpoint) {
        return firm.deliveries(endpoint).stream()
                .map(delivery -> delivery.path("status").asText())
                .toList();
    }

    private static List<String> types(List<Received> posts) throws Exception {
        List<String> types = new ArrayList<>();
        for (Received post : posts) {
            types.add(JSON.readTree(post.body()).path("type").asText());
        }
        return types;
    }

    private static String id(JsonNode record) {
        return record.path("id").asText();
    }

    private static String secret(JsonNode endpoint) {
        return endpoint.path("secret").asText();
    }
}
