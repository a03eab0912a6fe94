package com.pivotalflow.customer;

import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Contacts of many customers: one statement for all of them. */
@ApplicationScoped
class ContactBatchRepository {

    private static final String ORGANIZATION = "organization";
    private static final UUID NOBODY = new UUID(0, 0);

    @Inject
    EntityManager entityManager;

    /**
     * The customers of these ids and numbers that are not deleted, with their numbers.
     *
     * @param isKept whether others may not change them until the transaction ends
     */
    @SuppressWarnings("unchecked")
    Map<UUID, String> customers(
            OrganizationId organization, Collection<UUID> ids, Collection<String> numbers, boolean isKept) {
        List<Object[]> rows = entityManager
                .createNativeQuery("SELECT id, customer_number FROM customers WHERE organization_id = :organization"
                        + " AND deleted_at IS NULL AND (id IN (:ids) OR customer_number IN (:numbers)) ORDER BY id"
                        + (isKept ? " FOR NO KEY UPDATE" : ""))
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("ids", ids.isEmpty() ? List.of(NOBODY) : ids)
                .setParameter("numbers", numbers.isEmpty() ? List.of("") : numbers)
                .getResultList();
        Map<UUID, String> customers = new HashMap<>();
        rows.forEach(row -> customers.put((UUID) row[0], (String) row[1]));
        return customers;
    }

    /** The addresses of the customers' contacts, each behind its customer's id, in small letters. */
    Set<String> addresses(OrganizationId organization, Collection<UUID> customers) {
        if (customers.isEmpty()) {
            return new HashSet<>();
        }
        return new HashSet<>(entityManager
                .createQuery("""
                        SELECT CAST(p.customerId AS string) || ' ' || LOWER(p.email) FROM CustomerContact p
                        WHERE p.organizationId = :organization AND p.customerId IN (:customers)
                            AND p.deletedAt IS NULL AND p.email IS NOT NULL
                        """, String.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("customers", customers)
                .getResultList());
    }

    /** The contacts that documents of these customers go to by default, kept from being changed by others. */
    List<CustomerContact> primaries(OrganizationId organization, Collection<UUID> customers) {
        if (customers.isEmpty()) {
            return List.of();
        }
        return entityManager
                .createQuery("""
                        SELECT p FROM CustomerContact p
                        WHERE p.organizationId = :organization AND p.customerId IN (:customers)
                            AND p.deletedAt IS NULL AND p.primary
                        """, CustomerContact.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("customers", customers)
                .getResultList();
    }

    /** Writes what was changed; the database bears with one primary contact only, so this comes before a new one. */
    void flush(OrganizationId organization) {
        entityManager.flush();
    }

    /** Adds all, and keeps none of them in memory. */
    void add(OrganizationId organization, List<CustomerContact> contacts) {
        contacts.forEach(entityManager::persist);
        entityManager.flush();
        entityManager.clear();
    }

    @SuppressWarnings("unchecked")
    List<ContactView> views(OrganizationId organization, List<UUID> ids) {
        List<Object[]> rows = entityManager
                .createNativeQuery("SELECT " + ContactRow.COLUMNS + " FROM customer_contacts p"
                        + " WHERE p.organization_id = :organization AND p.id IN (:ids) ORDER BY p.id")
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream().map(ContactRow::view).toList();
    }
}
