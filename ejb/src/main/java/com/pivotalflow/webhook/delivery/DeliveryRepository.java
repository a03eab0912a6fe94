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

    /**
     * New deliveries and when an earlier one of the same thing is tried again. Says what the earlier one is not, and goes from
     * each to what belongs to it ({@code OFFSET 0} keeps the planner to that), so that nothing is looked for among all that
     * are due: thousands can have come since the planner last counted.
     */
    private static final String HELD = """
            SELECT d.id, max(held.next_attempt_at)
            FROM unnest(CAST(:ids AS uuid[])) AS made(id)
            CROSS JOIN LATERAL (
                SELECT its.id, its.webhook_endpoint_id, its.outbox_event_id
                FROM webhook_deliveries AS its
                WHERE its.organization_id = :organization AND its.id = made.id
                OFFSET 0) AS d
            CROSS JOIN LATERAL (
                SELECT its.aggregate_type, its.aggregate_id, its.aggregate_version, its.position
                FROM outbox_events AS its
                WHERE its.organization_id = :organization AND its.id = d.outbox_event_id
                OFFSET 0) AS e
            CROSS JOIN LATERAL (
                SELECT its.id
                FROM outbox_events AS its
                WHERE its.organization_id = :organization
                    AND its.aggregate_type = e.aggregate_type AND its.aggregate_id = e.aggregate_id
                    AND (its.aggregate_version, its.position) < (e.aggregate_version, e.position)
                OFFSET 0) AS earlier
            CROSS JOIN LATERAL (
                SELECT its.webhook_endpoint_id, its.next_attempt_at
                FROM webhook_deliveries AS its
                WHERE its.organization_id = :organization AND its.outbox_event_id = earlier.id
                    AND its.status NOT IN ('pending', 'delivered', 'abandoned')
                OFFSET 0) AS held
            WHERE held.webhook_endpoint_id = d.webhook_endpoint_id
            GROUP BY d.id
            ORDER BY d.id
            """;

    private static final String WAIT = """
            UPDATE webhook_deliveries AS d
            SET next_attempt_at = held.next
            FROM unnest(CAST(:ids AS uuid[]), CAST(:next AS timestamptz[])) AS held(id, next)
            WHERE d.organization_id = :organization AND d.id = held.id
            """;

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
     * before it anyway.
     */
    @SuppressWarnings("unchecked")
    void waitForEarlier(OrganizationId organization, Collection<WebhookDelivery> deliveries) {
        List<Object[]> held = entityManager
                .createNativeQuery(HELD)
                .setParameter("organization", organization.value())
                .setParameter("ids", ArrayText.of(deliveries, WebhookDelivery::id))
                .getResultList();
        if (!held.isEmpty()) {
            entityManager
                    .createNativeQuery(WAIT)
                    .setParameter("organization", organization.value())
                    .setParameter("ids", ArrayText.of(held, row -> row[0]))
                    .setParameter("next", ArrayText.of(held, row -> row[1]))
                    .executeUpdate();
        }
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
