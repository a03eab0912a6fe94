package com.pivotalflow.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.Receiver;
import com.pivotalflow.testing.Receiver.Received;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A server that is killed again and again while people make and change quotes: what was committed is delivered at least once
 * and in order, what was not committed never. {@code -Dit.kills=50} kills it more often than a usual build does.
 */
@OnRealServer
class WebhookKillIT {

    private static final String SERVER = TestServer.SECOND.qualifier();
    private static final int KILLS = Integer.getInteger("it.kills", 3);
    private static final int PEOPLE = 4;
    private static final int MOST_POSTS_ALIVE = 150;
    private static final long SEED = 20_261_130;
    private static final String EVENTS_IN_ORDER = """
            SELECT aggregate_id || ' ' || id FROM outbox_events WHERE organization_id = ?
            ORDER BY aggregate_id, aggregate_version, position
            """;

    @ArquillianResource
    ContainerController servers;

    private final Receiver receiver = new Receiver();
    private final Database database = TestServer.SECOND.database();

    @AfterEach
    void stop() {
        servers.stop(SERVER);
        receiver.close();
    }

    @Test
    void whatWasCommittedIsDeliveredAndNothingElse() throws Exception {
        start();
        Subscription firm = Subscription.open(TestServer.SECOND);
        JsonNode endpoint = firm.subscribe("Books", receiver.url("/books"), "quote.created", "quote.updated");
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            Subscription now = firm.again(TestServer.SECOND);
            ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
            for (int person = 0; person < PEOPLE; person++) {
                people.execute(() -> work(now));
            }
            int more = receiver.received().size() + 1 + random.nextInt(MOST_POSTS_ALIVE);
            Waiting.until("posts are flowing", () -> receiver.received().size() >= more);
            TestServer.SECOND.kill();
            servers.stop(SERVER);
            people.shutdownNow();
            assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            start();
        }
        Waiting.until("nothing waits", Duration.ofMinutes(3), () -> open(firm) == 0);

        List<String> committed =
                database.rows(EVENTS_IN_ORDER, firm.organization().id());
        Map<String, List<String>> expected = new HashMap<>();
        committed.stream()
                .map(row -> row.split(" "))
                .forEach(row -> expected.computeIfAbsent(row[0], quote -> new ArrayList<>())
                        .add(row[1]));
        Set<String> known = expected.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        List<String> received = receiver.received().stream().map(Received::id).toList();
        System.out.printf(
                "%d kills, %d events committed, %d posts received%n", KILLS, committed.size(), received.size());
        assertThat(committed).hasSizeGreaterThan(KILLS);
        assertThat(known).containsAll(received);
        Set<String> delivered = Set.copyOf(received);
        assertThat(delivered).containsAll(known);
        List<String> firsts = received.stream().distinct().toList();
        expected.forEach((quote, events) -> assertThat(
                        firsts.stream().filter(events::contains).toList())
                .as("first deliveries of " + quote)
                .isEqualTo(events));
        assertThat(firm.again(TestServer.SECOND)
                        .read(endpoint.path("id").asText())
                        .path("isActive")
                        .asBoolean())
                .isTrue();
    }

    private void start() {
        TestServer.SECOND.deployAtStart();
        servers.start(SERVER, TestServer.SECOND.asUsual());
        assertThat(TestServer.SECOND.refusal()).isEmpty();
    }

    /** Makes and changes quotes until the server is gone. */
    private static void work(Subscription firm) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Api.Answer quote = firm.api().post("/api/v1/quotes", firm.body("One"));
                firm.api()
                        .with("If-Match", quote.header("ETag").orElse("\"0-0\""))
                        .patch("/api/v1/quotes/" + quote.json().path("id").asText(), Map.of("title", "Two"));
            }
        } catch (RuntimeException | AssertionError e) {
            // There is nobody to talk to any more: that is what this is about.
        }
    }

    private long open(Subscription firm) throws Exception {
        return database.number(
                        "SELECT count(*) FROM outbox_events WHERE organization_id = ? AND published_at IS NULL",
                        firm.organization().id())
                + database.number(
                        "SELECT count(*) FROM webhook_deliveries WHERE organization_id = ? AND status <> 'delivered'",
                        firm.organization().id());
    }
}
