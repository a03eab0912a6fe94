package com.pivotalflow.customer;

import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Customers by the hundred: one statement for all of them. */
@ApplicationScoped
class CustomerBatchRepository {

    private static final String ORGANIZATION = "organization";

    @Inject
    EntityManager entityManager;

    /** Which of the numbers were ever given. */
    Set<String> taken(OrganizationId organization, Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return new HashSet<>();
        }
        return new HashSet<>(entityManager
                .createQuery(
                        "SELECT c.customerNumber FROM Customer c"
                                + " WHERE c.organizationId = :organization AND c.customerNumber IN (:numbers)",
                        String.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("numbers", numbers)
                .getResultList());
    }

    /** The highest count of a number {@code C-NNNN}; 0 when there is none. */
    long highest(OrganizationId organization) {
        Number highest = (Number) entityManager
                .createNativeQuery("""
                        SELECT coalesce(max(CAST(substr(customer_number, 3) AS bigint)), 0) FROM customers
                        WHERE organization_id = :organization AND customer_number ~ '^C-[0-9]+$'
                            AND char_length(customer_number) BETWEEN 6 AND 17
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .getSingleResult();
        return highest.longValue();
    }

    /**
     * Moves the counter on.
     *
     * @param least where it stands at least before
     * @param by how far
     * @return where it stands afterwards
     */
    long count(OrganizationId organization, long least, int by) {
        Number last = (Number) entityManager
                .createNativeQuery("""
                        INSERT INTO number_counters (organization_id, id, series, year, last_value)
                        VALUES (:organization, :id, 'customer', 0, :least + :by)
                        ON CONFLICT (organization_id, series, year)
                        DO UPDATE SET last_value = GREATEST(number_counters.last_value, :least) + :by
                        RETURNING last_value
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", Ids.next())
                .setParameter("least", least)
                .setParameter("by", by)
                .getSingleResult();
        return last.longValue();
    }

    /** Adds all, and keeps none of them in memory. */
    void add(OrganizationId organization, List<Customer> customers) {
        customers.forEach(entityManager::persist);
        entityManager.flush();
        entityManager.clear();
    }

    @SuppressWarnings("unchecked")
    List<CustomerView> views(OrganizationId organization, List<UUID> ids) {
        List<Object[]> rows = entityManager
                .createNativeQuery("SELECT " + CustomerRow.COLUMNS + " FROM " + CustomerRow.TABLES
                        + " WHERE c.organization_id = :organization AND c.id IN (:ids) ORDER BY c.id")
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream().map(CustomerRow::view).toList();
    }
}
