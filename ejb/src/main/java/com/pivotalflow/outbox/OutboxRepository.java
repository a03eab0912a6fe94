package com.pivotalflow.outbox;

import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Events, written and taken by single statements. */
@ApplicationScoped
class OutboxRepository {

    private static final String COLUMNS = """
            INSERT INTO outbox_events (organization_id, id, aggregate_type, aggregate_id, aggregate_version, position,
                event_type, payload, occurred_at, published_at)
            VALUES \
            """;

    @Inject
    EntityManager entityManager;

    /** Adds events by one statement, in order. */
    void add(OrganizationId organization, List<Event> events, Instant at) {
        insert(organization, events.stream().map(event -> Ids.next()).toList(), events, at, false);
    }

    /** Adds an event that nobody takes; gives its id. */
    UUID addPublished(OrganizationId organization, Event event, Instant at) {
        UUID id = Ids.next();
        insert(organization, List.of(id), List.of(event), at, true);
        return id;
    }

    private void insert(
            OrganizationId organization, List<UUID> ids, List<Event> events, Instant at, boolean isPublished) {
        String row = "(:organization, :id#, :kind#, :thing#, :version#, :place#, :type#, CAST(:body# AS jsonb), :at, "
                + (isPublished ? "now())" : "NULL)");
        String rows = IntStream.range(0, events.size())
                .mapToObj(i -> row.replace("#", Integer.toString(i)))
                .collect(Collectors.joining(", "));
        // Nothing is left to flush: the events bear a row version that flushing gave.
        Query query = entityManager
                .createNativeQuery(COLUMNS + rows)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("organization", organization.value())
                .setParameter("at", at);
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            query.setParameter("id" + i, ids.get(i))
                    .setParameter("kind" + i, event.aggregateType())
                    .setParameter("thing" + i, event.data().id())
                    .setParameter("version" + i, event.aggregateVersion())
                    .setParameter("place" + i, i + 1)
                    .setParameter("type" + i, event.type().wireName())
                    .setParameter(
                            "body" + i,
                            EventBody.of(ids.get(i), organization.value(), event, at)
                                    .text());
        }
        query.executeUpdate();
    }

    /** Keeps others from taking events of the organization until the transaction ends; false when somebody does. */
    boolean tryLock(OrganizationId organization) {
        return (Boolean) entityManager
                .createNativeQuery("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))", Boolean.class)
                .setParameter("name", "outbox/" + organization)
                .getSingleResult();
    }

    /**
     * Marks events as handed out: those that wait longest, and what happened to the same things before. For each of these things
     * the index on its order is read; left to choose, a planner that has not noticed how many events came in a short time goes
     * through all that wait, once for each thing.
     */
    @SuppressWarnings("unchecked")
    List<PublishedEvent> take(OrganizationId organization, int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        WITH longest AS (
                            SELECT aggregate_type, aggregate_id, max(aggregate_version) AS last_version
                            FROM (
                                SELECT aggregate_type, aggregate_id, aggregate_version
                                FROM outbox_events
                                WHERE organization_id = :organization AND published_at IS NULL
                                    AND available_at <= now()
                                ORDER BY available_at, id
                                LIMIT :limit) AS waiting
                            GROUP BY aggregate_type, aggregate_id)
                        UPDATE outbox_events AS e
                        SET published_at = now(), attempt_count = e.attempt_count + 1
                        FROM longest AS l
                        CROSS JOIN LATERAL (
                            SELECT those.id, those.published_at
                            FROM outbox_events AS those
                            WHERE those.organization_id = :organization
                                AND those.aggregate_type = l.aggregate_type AND those.aggregate_id = l.aggregate_id
                                AND those.aggregate_version <= l.last_version
                            OFFSET 0) AS its
                        WHERE e.organization_id = :organization AND e.id = its.id AND its.published_at IS NULL
                        RETURNING e.id, e.event_type
                        """)
                .setParameter("organization", organization.value())
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new PublishedEvent((UUID) row[0], (String) row[1]))
                .sorted(Comparator.comparing(PublishedEvent::id))
                .toList();
    }

    /** When the event became due that waits longest: the first entry of the index on what waits. */
    @SuppressWarnings("unchecked")
    Optional<Instant> waitingSince(OrganizationId organization) {
        List<Instant> first = entityManager
                .createNativeQuery("""
                        SELECT available_at FROM outbox_events
                        WHERE organization_id = :organization AND published_at IS NULL
                        ORDER BY available_at, id
                        LIMIT 1
                        """, Instant.class)
                .setParameter("organization", organization.value())
                .getResultList();
        return first.stream().findFirst();
    }

    int removePublishedBefore(OrganizationId organization, Instant then, int limit) {
        return entityManager
                .createNativeQuery("""
                        DELETE FROM outbox_events
                        WHERE organization_id = :organization AND id IN (
                            SELECT e.id FROM outbox_events AS e
                            WHERE e.organization_id = :organization AND e.published_at < :then
                                AND NOT EXISTS (
                                    SELECT 1 FROM webhook_deliveries AS d
                                    WHERE d.organization_id = e.organization_id AND d.outbox_event_id = e.id)
                            LIMIT :limit
                            FOR UPDATE SKIP LOCKED)
                        """)
                .setParameter("organization", organization.value())
                .setParameter("then", then)
                .setParameter("limit", limit)
                .executeUpdate();
    }
}
