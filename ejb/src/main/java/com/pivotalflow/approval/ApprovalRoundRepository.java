package com.pivotalflow.approval;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Approval rounds with their rules and decisions. */
@ApplicationScoped
class ApprovalRoundRepository {

    private static final String ORGANIZATION = "organization";

    private static final Map<String, SortColumn> SORTS =
            Map.of("requestedAt", new SortColumn("r.requested_at", "timestamptz"));

    private static final String COLUMNS = """
            r.id, r.entity_type, coalesce(r.quote_id, r.invoice_id, r.project_id), r.status, r.current_level,
            r.requested_by, r.requested_at, r.closed_at, r.version\
            """;

    /**
     * Whether the approval d counts for the rule m: it was said at the level of the rule, by the person named or by one who
     * had the role already. A role that is taken away takes the approval with it, one that has expired since does not.
     */
    private static final String COUNTS = """
            d.organization_id = m.organization_id AND d.approval_request_id = m.approval_request_id
            AND d.level = m.level AND d.decision = 'approved'
            AND (d.decided_by = m.approver_user_id
                 OR EXISTS (SELECT FROM user_roles AS h
                            WHERE h.organization_id = m.organization_id AND h.user_id = d.decided_by
                              AND h.role_id = m.approver_role_id AND h.is_active AND h.assigned_at <= d.created_at
                              AND (h.expires_at IS NULL OR h.expires_at > d.created_at)))
            """;

    private static final String ASSIGNED = """
            (:mayDecide AND r.status = 'pending' AND r.requested_by <> :me
             AND NOT EXISTS (SELECT FROM approval_decisions AS o
                             WHERE o.organization_id = r.organization_id AND o.approval_request_id = r.id
                               AND o.decided_by = :me)
             AND NOT EXISTS (SELECT FROM quotes AS q
                             WHERE q.organization_id = r.organization_id AND q.id = r.quote_id
                               AND q.created_by = :me)
             AND NOT EXISTS (SELECT FROM quote_contributors AS c
                             WHERE c.organization_id = r.organization_id AND c.quote_id = r.quote_id
                               AND c.user_id = :me)
             AND EXISTS (SELECT FROM approval_request_rules AS m
                         WHERE m.organization_id = r.organization_id AND m.approval_request_id = r.id
                           AND m.level = r.current_level
                           AND (m.approver_user_id = :me
                                OR EXISTS (SELECT FROM user_roles AS a
                                           JOIN roles AS g ON g.organization_id = a.organization_id AND g.id = a.role_id
                                           WHERE a.organization_id = m.organization_id AND a.user_id = :me
                                             AND a.role_id = m.approver_role_id AND a.is_active AND g.is_active
                                             AND (a.expires_at IS NULL OR a.expires_at > :now)))
                           AND (SELECT count(*) FROM approval_decisions AS d WHERE %s) < m.min_approvals))
            """.formatted(COUNTS);

    @Inject
    EntityManager entityManager;

    Optional<ApprovalRound> find(OrganizationId organization, UUID id) {
        return Optional.ofNullable(entityManager.find(ApprovalRound.class, id))
                .filter(round -> round.organization().equals(organization));
    }

    /** A round, kept from being changed by others until the transaction ends. */
    Optional<ApprovalRound> lock(OrganizationId organization, UUID id) {
        return Optional.ofNullable(entityManager.find(ApprovalRound.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(round -> round.organization().equals(organization));
    }

    Optional<UUID> quoteOf(OrganizationId organization, UUID id) {
        return entityManager
                .createQuery(
                        "SELECT r.quoteId FROM ApprovalRound r WHERE r.organizationId = :organization AND r.id = :id",
                        UUID.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The round of a quote that began last. */
    Optional<UUID> latest(OrganizationId organization, UUID quoteId) {
        return entityManager
                .createQuery(
                        "SELECT r.id FROM ApprovalRound r"
                                + " WHERE r.organizationId = :organization AND r.quoteId = :quote"
                                + " ORDER BY r.requestedAt DESC, r.id DESC",
                        UUID.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("quote", quoteId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Which round of a quote began last, and where it stands. */
    Optional<RoundStanding> standing(OrganizationId organization, UUID quoteId) {
        return entityManager
                .createQuery(
                        "SELECT r.id, r.status FROM ApprovalRound r"
                                + " WHERE r.organizationId = :organization AND r.quoteId = :quote"
                                + " ORDER BY r.requestedAt DESC, r.id DESC",
                        Object[].class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("quote", quoteId)
                .setMaxResults(1)
                .getResultStream()
                .map(row -> new RoundStanding((UUID) row[0], (RoundStatus) row[1]))
                .findFirst();
    }

    /** How many people approved, for each rule of a round. */
    @SuppressWarnings("unchecked")
    Tally tally(OrganizationId organization, UUID round) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        SELECT m.id, count(*)
                        FROM approval_request_rules AS m
                        JOIN approval_decisions AS d ON %s
                        WHERE m.organization_id = :organization AND m.approval_request_id = :round
                        GROUP BY m.id
                        """.formatted(COUNTS))
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("round", round)
                .getResultList();
        Map<UUID, Integer> approvals = new HashMap<>();
        rows.forEach(row -> approvals.put((UUID) row[0], ((Number) row[1]).intValue()));
        return new Tally(approvals);
    }

    Page<ApprovalSummary> page(
            Caller caller, ApprovalFilter filter, boolean mayDecide, Instant now, PageRequest request) {
        KeysetQuery query = new KeysetQuery(COLUMNS, "approval_requests r", "r.id")
                .where(
                        "r.organization_id = :organization",
                        ORGANIZATION,
                        caller.organization().value())
                .whereIfPresent(
                        // Three conditions, so that each can use its own index.
                        "(r.quote_id = :entity OR r.invoice_id = :entity OR r.project_id = :entity)",
                        "entity",
                        filter.entityId());
        List<String> statuses =
                filter.statuses().stream().map(RoundStatus::wireName).toList();
        if (!statuses.isEmpty()) {
            query.where("r.status IN (:statuses)", "statuses", statuses);
        }
        List<String> types =
                filter.entityTypes().stream().map(ApprovalSubject::wireName).toList();
        if (!types.isEmpty()) {
            query.where("r.entity_type IN (:types)", "types", types);
        }
        filter.assignedToMe()
                .ifPresent(assigned -> query.where((assigned ? "" : "NOT ") + ASSIGNED)
                        .bind("mayDecide", mayDecide)
                        .bind("me", caller.user().value())
                        .bind("now", now));
        return query.page(request, SORTS, "-requestedAt")
                .run(entityManager::createNativeQuery)
                .map(ApprovalRoundRepository::summary);
    }

    private static ApprovalSummary summary(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new ApprovalSummary(
                row.id(),
                ApprovalColumns.subject(row.text()),
                row.id(),
                ApprovalColumns.status(row.text()),
                row.whole(),
                row.id(),
                row.instant(),
                row.instantOrNull(),
                EntityTag.of(row.version()));
    }

    /** Stores at once, so that what the database refuses appears here and not at commit. */
    void add(OrganizationId organization, ApprovalRound round) {
        entityManager.persist(round);
        entityManager.flush();
    }

    /** Stores changes at once, so that the row version is the new one. */
    void flush(OrganizationId organization) {
        entityManager.flush();
    }
}
