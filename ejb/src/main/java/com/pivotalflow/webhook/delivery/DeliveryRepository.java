package com.pivotalflow.webhook.delivery;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Deliveries as people look at them, and how they come to be and to go; {@link ClaimRepository} moves them. */
@ApplicationScoped
class DeliveryRepository {

    private static final Map<String, SortColumn> SORTS =
            Map.of("createdAt", new SortColumn("d.created_at", "timestamptz"));

    private static final String COLUMNS = """
            d.id, d.outbox_event_id, e.event_type, d.status, d.attempt_count, d.next_attempt_at, d.last_attempt_at,
            d.last_status_code, d.last_error, d.delivered_at, d.created_at\
            """;

    private static final String TABLES = "webhook_deliveries d JOIN outbox_events e"
            + " ON e.organization_id = d.organization_id AND e.id = d.outbox_event_id";

    @Inject
    EntityManager entityManager;

    Page<DeliveryView> page(
            OrganizationId organization, UUID endpoint, List<DeliveryStatus> statuses, PageRequest request) {
        KeysetQuery query = new KeysetQuery(COLUMNS, TABLES, "d.id")
                .where("d.organization_id = :organization", "organization", organization.value())
                .where("d.webhook_endpoint_id = :endpoint", "endpoint", endpoint);
        if (!statuses.isEmpty()) {
            query.where(
                    "d.status IN (:statuses)",
                    "statuses",
                    statuses.stream().map(DeliveryStatus::wireName).toList());
        }
        return query.page(request, SORTS, "-createdAt")
                .run(entityManager::createNativeQuery)
                .map(DeliveryRepository::view);
    }

    /** How a delivery looks that is there. */
    DeliveryView view(OrganizationId organization, UUID id) {
        return view((Object[]) entityManager
                .createNativeQuery("SELECT " + COLUMNS + " FROM " + TABLES
                        + " WHERE d.organization_id = :organization AND d.id = :id")
                .setParameter("organization", organization.value())
                .setParameter("id", id)
                .getSingleResult());
    }

    /** A delivery, kept from being changed by others until the transaction ends. */
    Optional<WebhookDelivery> lock(OrganizationId organization, UUID id) {
        return Optional.ofNullable(entityManager.find(WebhookDelivery.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(delivery -> delivery.organization().equals(organization));
    }

    void add(OrganizationId organization, Collection<WebhookDelivery> deliveries) {
        deliveries.forEach(entityManager::persist);
        entityManager.flush();
    }

    /**
     * Has new deliveries wait as long as an earlier one of the same thing to the same endpoint that failed; they could not go
     * before it anyway. Says what the earlier one is not, so that it is not looked for among all that are due.
     */
    void waitForEarlier(OrganizationId organization, Collection<WebhookDelivery> deliveries) {
        entityManager
                .createNativeQuery("""
                        UPDATE webhook_deliveries AS d
                        SET next_attempt_at = held.next_attempt_at
                        FROM outbox_events AS e, outbox_events AS earlier, webhook_deliveries AS held
                        WHERE d.organization_id = :organization AND d.id = ANY (CAST(:ids AS uuid[]))
                            AND e.organization_id = d.organization_id AND e.id = d.outbox_event_id
                            AND earlier.organization_id = e.organization_id
                            AND earlier.aggregate_type = e.aggregate_type AND earlier.aggregate_id = e.aggregate_id
                            AND (earlier.aggregate_version, earlier.position) < (e.aggregate_version, e.position)
                            AND held.organization_id = d.organization_id AND held.outbox_event_id = earlier.id
                            AND held.webhook_endpoint_id = d.webhook_endpoint_id
                            AND held.status NOT IN ('pending', 'delivered', 'abandoned')
                        """)
                .setParameter("organization", organization.value())
                .setParameter(
                        "ids",
                        IdArray.of(deliveries.stream().map(WebhookDelivery::id).toList()))
                .executeUpdate();
    }

    int removeCreatedBefore(OrganizationId organization, Instant then, int limit) {
        return entityManager
                .createNativeQuery("""
                        DELETE FROM webhook_deliveries
                        WHERE organization_id = :organization AND id IN (
                            SELECT id FROM webhook_deliveries
                            WHERE organization_id = :organization AND created_at < :then
                            LIMIT :limit
                            FOR UPDATE SKIP LOCKED)
                        """)
                .setParameter("organization", organization.value())
                .setParameter("then", then)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    private static DeliveryView view(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new DeliveryView(
                row.id(),
                row.id(),
                row.text(),
                DeliveryStatusConverter.status(row.text()),
                row.whole(),
                row.instantOrNull(),
                row.instantOrNull(),
                row.wholeOrNull(),
                row.textOrNull(),
                row.instantOrNull(),
                row.instant());
    }
}
