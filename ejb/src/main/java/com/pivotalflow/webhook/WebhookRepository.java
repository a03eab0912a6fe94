package com.pivotalflow.webhook;

import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Endpoints. */
@ApplicationScoped
class WebhookRepository {

    @Inject
    EntityManager entityManager;

    List<WebhookEndpoint> all(OrganizationId organization) {
        return entityManager
                .createQuery(
                        "SELECT w FROM WebhookEndpoint w WHERE w.organizationId = :organization ORDER BY lower(w.name)",
                        WebhookEndpoint.class)
                .setParameter("organization", organization.value())
                .getResultList();
    }

    Optional<WebhookEndpoint> find(OrganizationId organization, UUID id) {
        return stored(organization, id, LockModeType.NONE);
    }

    /** An endpoint, kept from being changed by others until the transaction ends. */
    Optional<WebhookEndpoint> lock(OrganizationId organization, UUID id) {
        return stored(organization, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<WebhookEndpoint> stored(OrganizationId organization, UUID id, LockModeType lock) {
        return Optional.ofNullable(entityManager.find(WebhookEndpoint.class, id, lock))
                .filter(endpoint -> endpoint.organization().equals(organization));
    }

    void add(OrganizationId organization, WebhookEndpoint endpoint) {
        entityManager.persist(endpoint);
        entityManager.flush();
    }

    void flush(OrganizationId organization) {
        entityManager.flush();
    }

    /** Removes an endpoint; the database removes its deliveries with it. */
    void remove(OrganizationId organization, WebhookEndpoint endpoint) {
        entityManager.remove(endpoint);
        entityManager.flush();
    }

    /** Has deliveries that are open wait until the endpoint is switched on again. */
    void holdDeliveries(OrganizationId organization, UUID endpoint) {
        setNextAttempt(organization, endpoint, "NULL");
    }

    /** Has deliveries that waited for the endpoint be tried now. */
    void releaseDeliveries(OrganizationId organization, UUID endpoint) {
        setNextAttempt(organization, endpoint, "now()");
    }

    /** Passes over what is being claimed or stored at the moment: whoever does that looks at the endpoint too. */
    private void setNextAttempt(OrganizationId organization, UUID endpoint, String when) {
        entityManager
                .createNativeQuery("UPDATE webhook_deliveries SET next_attempt_at = " + when + ", updated_at = now()"
                        + " WHERE organization_id = :organization AND id IN ("
                        + " SELECT id FROM webhook_deliveries"
                        + " WHERE organization_id = :organization AND webhook_endpoint_id = :endpoint"
                        + " AND status IN ('pending', 'failed')"
                        + " FOR UPDATE SKIP LOCKED)")
                .setParameter("organization", organization.value())
                .setParameter("endpoint", endpoint)
                .executeUpdate();
    }
}
