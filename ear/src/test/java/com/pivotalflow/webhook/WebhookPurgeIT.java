package com.pivotalflow.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.StoredWebhook;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Timers;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events and deliveries are kept for a month. */
@OnRealServer
class WebhookPurgeIT {

    private final Database database = TestServer.MAIN.database();

    @Test
    void anEventGoesAMonthAfterItWasHandedOutAndNotBeforeItsDeliveries() throws Exception {
        Subscription firm = Subscription.open(TestServer.MAIN);
        JsonNode old = published(firm, 31);
        JsonNode young = published(firm, 29);
        JsonNode waiting = firm.quote("Not handed out");
        database.execute(
                "UPDATE outbox_events SET available_at = now() + INTERVAL '1 hour', published_at = NULL,"
                        + " created_at = now() - INTERVAL '31 days' WHERE aggregate_id = CAST(? AS uuid)",
                waiting.path("id").asText());
        StoredWebhook delivered = StoredWebhook.of(firm.organization());
        database.execute(
                "UPDATE outbox_events SET published_at = now() - INTERVAL '31 days' WHERE id ="
                        + " (SELECT outbox_event_id FROM webhook_deliveries WHERE id = ?)",
                delivered.delivery());

        Timers.run(TestServer.MAIN, "OutboxPurge");
        assertThat(events(old)).isEmpty();
        assertThat(events(young)).hasSize(1);
        assertThat(events(waiting)).hasSize(1);
        assertThat(tests(firm)).isEqualTo(1);

        Timers.run(TestServer.MAIN, "DeliveryPurge");
        assertThat(deliveries(firm)).isEqualTo(1);
        database.execute(
                "UPDATE webhook_deliveries SET created_at = now() - INTERVAL '31 days' WHERE id = ?",
                delivered.delivery());
        Timers.run(TestServer.MAIN, "DeliveryPurge");
        Timers.run(TestServer.MAIN, "OutboxPurge");
        assertThat(deliveries(firm)).isZero();
        assertThat(tests(firm)).isZero();
    }

    private JsonNode published(Subscription firm, int days) throws SQLException {
        JsonNode quote = firm.quote("Warehouse audit");
        database.execute(
                "UPDATE outbox_events SET published_at = now() - make_interval(days => ?)"
                        + " WHERE aggregate_id = CAST(? AS uuid)",
                days,
                quote.path("id").asText());
        return quote;
    }

    private List<String> events(JsonNode quote) throws SQLException {
        return database.rows(
                "SELECT id FROM outbox_events WHERE aggregate_id = CAST(? AS uuid)",
                quote.path("id").asText());
    }

    private long tests(Subscription firm) throws SQLException {
        return database.number(
                "SELECT count(*) FROM outbox_events WHERE organization_id = ? AND event_type = 'webhook.test'",
                firm.organization().id());
    }

    private long deliveries(Subscription firm) throws SQLException {
        return database.number(
                "SELECT count(*) FROM webhook_deliveries WHERE organization_id = ?",
                firm.organization().id());
    }
}
