package com.pivotalflow.customer;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.PageStatement;
import com.pivotalflow.listing.SearchText;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Customers, read by one statement per page or record. */
@ApplicationScoped
class CustomerRepository {

    private static final String ORGANIZATION = "organization";

    private static final Map<String, SortColumn> SORTS = Map.of(
            "companyName", new SortColumn("lower(c.company_name)", "text"),
            "customerNumber", new SortColumn("c.customer_number", "text"),
            "createdAt", new SortColumn("c.created_at", "timestamptz"));

    @Inject
    EntityManager entityManager;

    Page<CustomerView> page(OrganizationId organization, CustomerFilter filter, PageRequest request) {
        KeysetQuery query = new KeysetQuery(CustomerRow.COLUMNS, CustomerRow.TABLES, "c.id")
                .where("c.organization_id = :organization", "organization", organization.value())
                .where("c.deleted_at IS NULL")
                .whereIfPresent(
                        "c.search_text LIKE :words", "words", filter.words().map(SearchText::containing))
                .whereIfPresent("c.industry = :industry", "industry", filter.industry())
                .whereIfPresent("c.source = :source", "source", filter.source())
                .whereIfPresent("c.tags @> ARRAY[CAST(:tag AS text)]", "tag", filter.tag());
        List<String> statuses =
                filter.statuses().stream().map(CustomerStatus::wireName).toList();
        if (!statuses.isEmpty()) {
            query.where("c.status IN (:statuses)", "statuses", statuses);
        }
        List<String> types = filter.types().stream().map(CustomerType::wireName).toList();
        if (!types.isEmpty()) {
            query.where("c.customer_type IN (:types)", "types", types);
        }
        PageStatement statement = query.page(request, SORTS, "-createdAt");
        return statement.run(entityManager::createNativeQuery).map(CustomerRow::view);
    }

    Optional<CustomerView> find(OrganizationId organization, CustomerId id) {
        Query query = entityManager
                .createNativeQuery("SELECT " + CustomerRow.COLUMNS + " FROM " + CustomerRow.TABLES
                        + " WHERE c.organization_id = :organization AND c.id = :id AND c.deleted_at IS NULL")
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id.value());
        return rowsOf(query).stream().map(CustomerRow::view).findFirst();
    }

    boolean exists(OrganizationId organization, CustomerId id) {
        return !entityManager
                .createQuery(
                        "SELECT c.id FROM Customer c"
                                + " WHERE c.organizationId = :organization AND c.id = :id AND c.deletedAt IS NULL",
                        UUID.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id.value())
                .getResultList()
                .isEmpty();
    }

    /** Finds deleted customers too. */
    Optional<CustomerReference> reference(OrganizationId organization, CustomerId id) {
        return entityManager
                .createQuery(
                        "SELECT c FROM Customer c WHERE c.organizationId = :organization AND c.id = :id",
                        Customer.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id.value())
                .getResultStream()
                .map(Customer::reference)
                .findFirst();
    }

    /** A number stays used after the customer is deleted. */
    Optional<CustomerId> idOfNumber(OrganizationId organization, String number) {
        return entityManager
                .createQuery(
                        "SELECT c.id FROM Customer c"
                                + " WHERE c.organizationId = :organization AND c.customerNumber = :number",
                        UUID.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("number", number)
                .getResultStream()
                .map(CustomerId::new)
                .findFirst();
    }

    /** A customer that is not deleted, kept from being changed by others until the transaction ends. */
    Optional<Customer> lock(OrganizationId organization, CustomerId id) {
        return Optional.ofNullable(entityManager.find(Customer.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(customer -> customer.organization().equals(organization) && !customer.isDeleted());
    }

    /**
     * The next number {@code C-NNNN} that nobody has; its counter is locked until the transaction ends. Where somebody
     * gave it by hand, counting goes on behind the highest one.
     */
    String nextNumber(OrganizationId organization) {
        String number = numbered(count(organization, 0));
        if (idOfNumber(organization, number).isEmpty()) {
            return number;
        }
        Number highest = (Number) entityManager
                .createNativeQuery("""
                        SELECT max(CAST(substr(customer_number, 3) AS bigint)) FROM customers
                        WHERE organization_id = :organization AND customer_number ~ '^C-[0-9]+$'
                            AND char_length(customer_number) BETWEEN 6 AND 17
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .getSingleResult();
        return numbered(count(organization, highest.longValue()));
    }

    private long count(OrganizationId organization, long least) {
        Number next = (Number) entityManager
                .createNativeQuery("""
                        INSERT INTO number_counters (organization_id, id, series, year, last_value)
                        VALUES (:organization, :id, 'customer', 0, :least + 1)
                        ON CONFLICT (organization_id, series, year)
                        DO UPDATE SET last_value = GREATEST(number_counters.last_value, :least) + 1
                        RETURNING last_value
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", Ids.next())
                .setParameter("least", least)
                .getSingleResult();
        return next.longValue();
    }

    private static String numbered(long count) {
        return String.format(Locale.ROOT, "C-%04d", count);
    }

    /** What keeps a customer from being deleted: its open quotes, or its unpaid invoices. */
    Optional<String> usedBy(OrganizationId organization, CustomerId id) {
        Stream<?> found = entityManager
                .createNativeQuery("""
                        (SELECT 'quotes' FROM quotes
                            WHERE organization_id = :organization AND customer_id = :id AND deleted_at IS NULL
                                AND status IN ('draft', 'pending', 'approved', 'sent', 'viewed') LIMIT 1)
                        UNION ALL
                        (SELECT 'invoices' FROM invoices
                            WHERE organization_id = :organization AND customer_id = :id
                                AND status NOT IN ('paid', 'written_off') LIMIT 1)
                        LIMIT 1
                        """, String.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id.value())
                .getResultStream();
        return found.map(String.class::cast).findFirst();
    }

    void flush(OrganizationId organization) {
        entityManager.flush();
    }

    CustomerId add(OrganizationId organization, Customer customer) {
        entityManager.persist(customer);
        entityManager.flush();
        return new CustomerId(customer.id());
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rowsOf(Query query) {
        return query.getResultList();
    }
}
