package com.pivotalflow.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organizations, each seen by itself only. */
@ApplicationScoped
class OrganizationRepository {

    @Inject
    EntityManager entityManager;

    Optional<Organization> find(OrganizationId organization) {
        return Optional.ofNullable(entityManager.find(Organization.class, organization.value()));
    }

    /** The organization, kept from being changed by others until the transaction ends. */
    Optional<Organization> lock(OrganizationId organization) {
        return Optional.ofNullable(
                entityManager.find(Organization.class, organization.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    void flush(OrganizationId organization) {
        entityManager.flush();
    }

    /** The slug is registered first: the database takes an organization only with the slug that is registered for it. */
    void add(OrganizationId organization, Organization row) {
        entityManager
                .createNativeQuery("INSERT INTO organization_slugs (slug, holder_id) VALUES (:slug, :organization)")
                .setParameter("slug", row.slug())
                .setParameter("organization", organization.value())
                .executeUpdate();
        entityManager.persist(row);
        entityManager.flush();
        entityManager
                .createNativeQuery("""
                        INSERT INTO org_security_policies (organization_id, id)
                        VALUES (:organization, :id)
                        ON CONFLICT (organization_id) DO NOTHING
                        """)
                .setParameter("organization", organization.value())
                .setParameter("id", Ids.next())
                .executeUpdate();
    }

    void addCurrency(OrganizationId organization, String code, boolean isDefault, Instant at) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO organization_currencies
                            (organization_id, id, currency_code, is_default, created_at, updated_at)
                        VALUES (:organization, :id, :code, :isDefault, :at, :at)
                        ON CONFLICT (organization_id, currency_code) DO NOTHING
                        """)
                .setParameter("organization", organization.value())
                .setParameter("id", Ids.next())
                .setParameter("code", code)
                .setParameter("isDefault", isDefault)
                .setParameter("at", at)
                .executeUpdate();
    }

    void addSetting(OrganizationId organization, String key, boolean value) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO org_settings (organization_id, id, setting_key, value_boolean)
                        VALUES (:organization, :id, :key, :value)
                        ON CONFLICT (organization_id, setting_key) DO NOTHING
                        """)
                .setParameter("organization", organization.value())
                .setParameter("id", Ids.next())
                .setParameter("key", key)
                .setParameter("value", value)
                .executeUpdate();
    }

    /** Whether the setting is there and true. */
    boolean isOn(OrganizationId organization, String key) {
        return !entityManager
                .createNativeQuery("""
                        SELECT 1 FROM org_settings
                        WHERE organization_id = :organization AND setting_key = :key AND value_boolean
                        """)
                .setParameter("organization", organization.value())
                .setParameter("key", key)
                .getResultList()
                .isEmpty();
    }

    @SuppressWarnings("unchecked")
    List<String> activeCurrencies(OrganizationId organization) {
        return entityManager
                .createNativeQuery("""
                        SELECT currency_code FROM organization_currencies
                        WHERE organization_id = :organization AND is_active
                        """, String.class)
                .setParameter("organization", organization.value())
                .getResultList();
    }

    /** The currency that new documents are in: the default one, or else the one that the books are in, if it is active. */
    Optional<String> usualCurrency(OrganizationId organization, String base) {
        List<?> found = entityManager
                .createNativeQuery("""
                        SELECT currency_code FROM organization_currencies
                        WHERE organization_id = :organization AND is_active
                            AND (is_default OR currency_code = :base)
                        ORDER BY is_default DESC LIMIT 1
                        """, String.class)
                .setParameter("organization", organization.value())
                .setParameter("base", base)
                .getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    /** What addresses of pages for people begin with, if the organization has its own. */
    Optional<String> publicBaseUrl(OrganizationId organization) {
        List<?> found = entityManager
                .createNativeQuery("SELECT public_base_url FROM organizations WHERE id = :organization", String.class)
                .setParameter("organization", organization.value())
                .getResultList();
        return found.isEmpty() ? Optional.empty() : Optional.ofNullable((String) found.get(0));
    }

    /** Works before a tenant is bound: asks the look-up function, which gives the id and nothing else. */
    Optional<UUID> idOfSlug(String slug) {
        List<?> ids = entityManager
                .createNativeQuery("SELECT organization_by_slug(:slug)", UUID.class)
                .setParameter("slug", slug)
                .getResultList();
        return ids.isEmpty() ? Optional.empty() : Optional.ofNullable((UUID) ids.get(0));
    }

    /**
     * Ids in ascending order, whatever became of the organizations; works before a tenant is bound.
     *
     * @param after the last id that is known; null for the first
     */
    @SuppressWarnings("unchecked")
    List<UUID> ids(@Nullable UUID after, int limit) {
        return entityManager
                .createNativeQuery("SELECT organization_ids(CAST(:after AS uuid), :limit)", UUID.class)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList();
    }

    /**
     * Ids of the organizations that a queue has due entries of, the longest waiting first; works before a tenant is bound.
     *
     * @param queue a name that the look-up function knows
     */
    @SuppressWarnings("unchecked")
    List<UUID> withWork(String queue, int limit) {
        return entityManager
                .createNativeQuery("SELECT organizations_with_work(:queue, :limit)", UUID.class)
                .setParameter("queue", queue)
                .setParameter("limit", limit)
                .getResultList();
    }
}
