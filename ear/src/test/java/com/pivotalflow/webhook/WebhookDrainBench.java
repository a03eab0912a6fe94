package com.pivotalflow.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.Receiver;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Waiting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Prints how many events a second reach a receiver on this machine. No part of a usual build: {@code mvn -Dmeasure=Bench
 * verify} runs it.
 */
@OnRealServer
class WebhookDrainBench {

    private static final int QUOTES = 4_000;
    private static final int EVENTS_OF_A_QUOTE = 5;
    private static final int TURNS = 3;
    private static final double MILLIS_IN_A_SECOND = 1_000;

    private final Database database = TestServer.MAIN.database();

    @Test
    void howManyEventsASecondAreDelivered() throws Exception {
        try (Receiver receiver = new Receiver()) {
            Subscription firm = Subscription.open(TestServer.MAIN);
            JsonNode endpoint = firm.subscribe("Books", receiver.url("/books"), "quote.updated");
            UUID organization = firm.organization().id();
            // The first turn is that of a server that has just been started; the others say what it does from then on.
            for (int turn = 0; turn <= TURNS; turn++) {
                long before = delivered(organization);
                int sent = receiver.count();
                long start = System.nanoTime();
                happen(organization);
                long written = System.nanoTime();
                // To count those in the database again and again would slow down what is measured.
                Waiting.until(
                        "all are sent",
                        Duration.ofMinutes(5),
                        () -> receiver.count() - sent >= QUOTES * EVENTS_OF_A_QUOTE);
                Waiting.until(
                        "all are delivered",
                        Duration.ofMinutes(5),
                        () -> delivered(organization) - before == QUOTES * EVENTS_OF_A_QUOTE);
                long end = System.nanoTime();
                System.out.printf(
                        "Turn %d: %d events of %d quotes, written in %d ms, delivered after %d ms, %d a second%n",
                        turn,
                        QUOTES * EVENTS_OF_A_QUOTE,
                        QUOTES,
                        millis(start, written),
                        millis(start, end),
                        Math.round(QUOTES * EVENTS_OF_A_QUOTE * MILLIS_IN_A_SECOND / millis(written, end)));
            }
            firm.change(endpoint.path("id").asText(), Map.of("isActive", false));
        }
    }

    private static long millis(long from, long to) {
        return Duration.ofNanos(to - from).toMillis();
    }

    private long delivered(UUID organization) throws SQLException {
        return database.number(
                "SELECT count(*) FROM webhook_deliveries WHERE organization_id = ? AND status = 'delivered'",
                organization);
    }

    /** Writes events as the changes of quotes would, all in one transaction. */
    private void happen(UUID organization) throws SQLException {
        try (Connection connection = database.asSuperuser().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO outbox_events (organization_id, id, aggregate_type, aggregate_id,"
                                + " aggregate_version, event_type, payload) VALUES (?, ?, 'Quote', ?, ?,"
                                + " 'quote.updated', '{\"type\": \"quote.updated\"}')")) {
            connection.setAutoCommit(false);
            for (int quote = 0; quote < QUOTES; quote++) {
                UUID id = Ids.next();
                for (int version = 0; version < EVENTS_OF_A_QUOTE; version++) {
                    insert.setObject(1, organization);
                    insert.setObject(2, Ids.next());
                    insert.setObject(3, id);
                    insert.setInt(4, version);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }
}
