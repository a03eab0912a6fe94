package com.pivotalflow.testing;

import java.sql.SQLException;
import java.util.UUID;

/**
 * An endpoint that nobody answers for, with one delivery that was done, written past the application. Its secret is none, so
 * nothing ever leaves for it.
 *
 * @param endpoint subscribed to what customers decide
 * @param delivery of a trial
 */
public record StoredWebhook(UUID endpoint, UUID delivery) {

    /** Makes one. */
    public static StoredWebhook of(TestOrganization organization) throws SQLException {
        UUID endpoint = Ids.next();
        UUID event = Ids.next();
        UUID delivery = Ids.next();
        Database database = organization.database();
        database.execute(
                "INSERT INTO webhook_endpoints (organization_id, id, name, url, event_types, secret)"
                        + " VALUES (?, ?, ?, 'https://203.0.113.10/', '{quote.accepted,quote.rejected}', 'sealed')",
                organization.id(),
                endpoint,
                "Endpoint " + endpoint);
        database.execute(
                "INSERT INTO outbox_events (organization_id, id, aggregate_type, aggregate_id, aggregate_version,"
                        + " event_type, payload, published_at) VALUES (?, ?, 'Test', ?, 0, 'webhook.test', '{}', now())",
                organization.id(),
                event,
                event);
        database.execute(
                "INSERT INTO webhook_deliveries (organization_id, id, webhook_endpoint_id, outbox_event_id, status,"
                        + " delivered_at) VALUES (?, ?, ?, ?, 'delivered', now())",
                organization.id(),
                delivery,
                endpoint,
                event);
        return new StoredWebhook(endpoint, delivery);
    }
}
