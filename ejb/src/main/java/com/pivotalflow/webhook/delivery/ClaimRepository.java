package com.pivotalflow.webhook.delivery;

import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries on their way: claimed, confirmed, or to be tried again.
 *
 * <p>Only what looks for deliveries by their time says {@code status IN ('pending', 'failed')}, the words of the index on it.
 * What names deliveries says what they must not be: thousands can have come since the planner last counted, and it would go
 * through them all by that index instead of reading the few that are named. For the same reason many rows are named by a
 * join with their ids, not by {@code = ANY}: if the planner chooses to read all of an organization, each row is looked up
 * among the ids instead of compared with every one.
 */
@ApplicationScoped
class ClaimRepository {

    /**
     * What is due, but for what an earlier event of the same thing to the same endpoint holds back. Rows that another node is
     * claiming are passed over; the rows stay locked until the claim is written, no longer. {@code OFFSET 0} keeps the planner
     * from turning the question about each row into one about all.
     */
    private static final String DUE = """
            SELECT d.id, d.version + 1, d.attempt_count, e.id AS event, CAST(e.payload AS text), w.id AS endpoint, w.url,
                w.secret, CASE WHEN w.previous_secret_until > now() THEN w.previous_secret END
            FROM webhook_deliveries AS d
            JOIN webhook_endpoints AS w ON w.organization_id = d.organization_id AND w.id = d.webhook_endpoint_id
            JOIN outbox_events AS e ON e.organization_id = d.organization_id AND e.id = d.outbox_event_id
            WHERE d.organization_id = :organization
                AND d.status IN ('pending', 'failed') AND d.next_attempt_at <= now()
                AND w.is_active AND w.id <> ALL (CAST(:busy AS uuid[]))
                AND NOT EXISTS (
                    SELECT 1
                    FROM outbox_events AS earlier
                    CROSS JOIN LATERAL (
                        SELECT its.webhook_endpoint_id, its.status
                        FROM webhook_deliveries AS its
                        WHERE its.organization_id = earlier.organization_id AND its.outbox_event_id = earlier.id
                        OFFSET 0) AS held
                    WHERE earlier.organization_id = e.organization_id
                        AND earlier.aggregate_type = e.aggregate_type AND earlier.aggregate_id = e.aggregate_id
                        AND (earlier.aggregate_version, earlier.position) < (e.aggregate_version, e.position)
                        AND held.webhook_endpoint_id = d.webhook_endpoint_id
                        AND held.status NOT IN ('delivered', 'abandoned')
                    OFFSET 0)
            ORDER BY d.next_attempt_at, d.id
            LIMIT :limit
            FOR UPDATE OF d SKIP LOCKED
            """;

    private static final String CLAIM = """
            UPDATE webhook_deliveries AS d
            SET next_attempt_at = now() + make_interval(secs => :lease), version = d.version + 1, updated_at = now()
            FROM unnest(CAST(:ids AS uuid[])) AS due(id)
            WHERE d.organization_id = :organization AND d.id = due.id
            """;

    private static final String CONFIRM = """
            UPDATE webhook_deliveries AS d
            SET status = 'delivered', attempt_count = d.attempt_count + 1, next_attempt_at = NULL,
                last_attempt_at = its.at, last_status_code = its.code, last_error = NULL, delivered_at = its.at,
                version = d.version + 1, updated_at = now()
            FROM unnest(CAST(:ids AS uuid[]), CAST(:at AS timestamptz[]), CAST(:codes AS smallint[])) AS its(id, at, code)
            WHERE d.organization_id = :organization AND d.id = its.id
                AND d.status NOT IN ('delivered', 'abandoned')
            """;

    @Inject
    EntityManager entityManager;

    /**
     * Claims deliveries that are due: nobody else tries them before the lease is over.
     *
     * @param busy endpoints that get nothing more for the moment
     */
    @SuppressWarnings("unchecked")
    List<DueDelivery> claim(OrganizationId organization, Collection<UUID> busy, int limit, Duration lease) {
        List<Object[]> rows = entityManager
                .createNativeQuery(DUE)
                .setParameter("organization", organization.value())
                .setParameter("busy", ArrayText.of(busy, id -> id))
                .setParameter("limit", limit)
                .getResultList();
        List<DueDelivery> due = rows.stream().map(row -> due(organization, row)).toList();
        if (!due.isEmpty()) {
            entityManager
                    .createNativeQuery(CLAIM)
                    .setParameter("organization", organization.value())
                    .setParameter("ids", ArrayText.of(due, DueDelivery::id))
                    .setParameter("lease", lease.toSeconds())
                    .executeUpdate();
        }
        return due;
    }

    private static DueDelivery due(OrganizationId organization, Object[] row) {
        int column = 0;
        return new DueDelivery(
                organization,
                (UUID) row[column++],
                ((Number) row[column++]).longValue(),
                ((Number) row[column++]).intValue(),
                (UUID) row[column++],
                (String) row[column++],
                (UUID) row[column++],
                (String) row[column++],
                (byte[]) row[column++],
                (byte @Nullable []) row[column]);
    }

    /** Has what is due to endpoints that are switched off wait for them, and ask for no more attention. */
    void holdForInactive(OrganizationId organization) {
        entityManager
                .createNativeQuery("""
                        UPDATE webhook_deliveries AS d
                        SET next_attempt_at = NULL, version = d.version + 1, updated_at = now()
                        FROM webhook_endpoints AS w
                        WHERE d.organization_id = :organization
                            AND d.status IN ('pending', 'failed') AND d.next_attempt_at <= now()
                            AND w.organization_id = d.organization_id AND w.id = d.webhook_endpoint_id
                            AND NOT w.is_active
                        """)
                .setParameter("organization", organization.value())
                .executeUpdate();
    }

    /** Notes that endpoints confirmed deliveries, whoever has claimed them meanwhile: a success is one. */
    void confirm(OrganizationId organization, Collection<Outcome> confirmed) {
        if (!confirmed.isEmpty()) {
            entityManager
                    .createNativeQuery(CONFIRM)
                    .setParameter("organization", organization.value())
                    .setParameter(
                            "ids",
                            ArrayText.of(
                                    confirmed, outcome -> outcome.delivery().id()))
                    .setParameter("at", ArrayText.of(confirmed, Outcome::at))
                    .setParameter("codes", ArrayText.of(confirmed, outcome -> String.valueOf(outcome.statusCode())))
                    .executeUpdate();
        }
    }

    /**
     * Notes a failure, unless somebody else has claimed the delivery meanwhile.
     *
     * @param next when to try again; null when that was the last attempt
     * @return whether it was noted
     */
    boolean fail(OrganizationId organization, Outcome outcome, @Nullable Instant next) {
        return entityManager
                        .createNativeQuery("""
                                UPDATE webhook_deliveries
                                SET status = :status, attempt_count = attempt_count + 1,
                                    next_attempt_at = CAST(:next AS timestamptz), last_attempt_at = :at,
                                    last_status_code = CAST(:code AS smallint), last_error = :error,
                                    version = version + 1, updated_at = now()
                                WHERE organization_id = :organization AND id = :id AND version = :version
                                    AND status NOT IN ('delivered', 'abandoned')
                                """)
                        .setParameter("organization", organization.value())
                        .setParameter("id", outcome.delivery().id())
                        .setParameter("version", outcome.delivery().version())
                        .setParameter(
                                "status", (next == null ? DeliveryStatus.ABANDONED : DeliveryStatus.FAILED).wireName())
                        .setParameter("next", next == null ? null : next.toString())
                        .setParameter("at", outcome.at())
                        .setParameter(
                                "code",
                                outcome.statusCode() == null
                                        ? null
                                        : outcome.statusCode().toString())
                        .setParameter("error", outcome.error())
                        .executeUpdate()
                == 1;
    }

    /** Has later events of the same thing to the same endpoint wait as long. */
    void holdLater(OrganizationId organization, DueDelivery failed, Instant next) {
        entityManager
                .createNativeQuery("""
                        UPDATE webhook_deliveries AS d
                        SET next_attempt_at = :next, version = d.version + 1, updated_at = now()
                        FROM outbox_events AS e, outbox_events AS later
                        WHERE e.organization_id = :organization AND e.id = :event
                            AND later.organization_id = e.organization_id
                            AND later.aggregate_type = e.aggregate_type AND later.aggregate_id = e.aggregate_id
                            AND (later.aggregate_version, later.position) > (e.aggregate_version, e.position)
                            AND d.organization_id = later.organization_id AND d.outbox_event_id = later.id
                            AND d.webhook_endpoint_id = :endpoint AND d.status NOT IN ('delivered', 'abandoned')
                            AND d.next_attempt_at < :next
                        """)
                .setParameter("organization", organization.value())
                .setParameter("event", failed.event())
                .setParameter("endpoint", failed.endpoint())
                .setParameter("next", next)
                .executeUpdate();
    }
}
