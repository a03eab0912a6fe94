package com.pivotalflow.delivery;

import com.pivotalflow.audit.Origin;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links and when they were opened. */
@ApplicationScoped
class LinkRepository {

    private static final String ORGANIZATION = "organization";

    @Inject
    EntityManager entityManager;

    void add(OrganizationId organization, QuoteDeliveryToken link) {
        entityManager.persist(link);
    }

    void flush(OrganizationId organization) {
        entityManager.flush();
    }

    Optional<QuoteDeliveryToken> find(OrganizationId organization, UUID id) {
        return Optional.ofNullable(entityManager.find(QuoteDeliveryToken.class, id))
                .filter(link -> link.organization().equals(organization));
    }

    /** The link as it is now, locked until the transaction ends. */
    Optional<QuoteDeliveryToken> lock(OrganizationId organization, UUID id) {
        Optional<QuoteDeliveryToken> link = find(organization, id);
        link.ifPresent(found -> entityManager.refresh(found, LockModeType.PESSIMISTIC_WRITE));
        return link;
    }

    /** Whether the organization's links lead anywhere: those of one that is suspended or closed do not. */
    boolean isOpen(OrganizationId organization) {
        return !entityManager
                .createNativeQuery("SELECT 1 FROM organizations WHERE id = :organization AND status = 'active'")
                .setParameter(ORGANIZATION, organization.value())
                .getResultList()
                .isEmpty();
    }
    /** All links of a quote, the newest first. */
    List<QuoteDeliveryToken> all(OrganizationId organization, UUID quote) {
        return entityManager
                .createQuery(
                        "SELECT t FROM QuoteDeliveryToken t WHERE t.organizationId = :organization"
                                + " AND t.quoteId = :quote ORDER BY t.createdAt DESC, t.id DESC",
                        QuoteDeliveryToken.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("quote", quote)
                .getResultList();
    }

    /** Ends all active links of a version. */
    void end(OrganizationId organization, UUID version, LinkState state, Instant at) {
        Instant exactly = at.truncatedTo(ChronoUnit.MICROS);
        entityManager
                .createNativeQuery("""
                        UPDATE quote_delivery_tokens
                        SET state = :state, closed_at = :at, readable_until = :until, updated_at = :at,
                            version = version + 1
                        WHERE organization_id = :organization AND quote_version_id = :version AND state = 'active'
                        """)
                .setParameter("state", state.wireName())
                .setParameter("at", exactly)
                .setParameter("until", exactly.plus(QuoteDeliveryToken.RECEIPT))
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("version", version)
                .executeUpdate();
    }

    /** Notes that a link was opened. */
    void addView(OrganizationId organization, QuoteDeliveryToken link, Origin origin, Instant at) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO quote_views (organization_id, id, quote_delivery_token_id, quote_version_id,
                            ip_address, user_agent, created_at)
                        VALUES (:organization, :id, :link, :version, CAST(:address AS inet), :agent, :at)
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", Ids.next())
                .setParameter("link", link.id())
                .setParameter("version", link.versionId())
                .setParameter("address", origin.address())
                .setParameter("agent", origin.userAgent())
                .setParameter("at", at.truncatedTo(ChronoUnit.MICROS))
                .executeUpdate();
    }

    /** Removes views from before an instant, the oldest first; identifiers begin with the time they were made at. */
    int removeViewsBefore(OrganizationId organization, Instant then, int limit) {
        return entityManager
                .createNativeQuery("""
                        DELETE FROM quote_views
                        WHERE organization_id = :organization AND id IN (
                            SELECT v.id FROM quote_views AS v
                            WHERE v.organization_id = :organization AND v.id < :first
                            ORDER BY v.id
                            LIMIT :limit)
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("first", Ids.atLeastSince(then))
                .setParameter("limit", limit)
                .executeUpdate();
    }
}
