package com.pivotalflow.customer;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.PageStatement;
import com.pivotalflow.listing.SearchText;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Customers, read by one statement per page or record. */
@ApplicationScoped
class CustomerRepository {

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
                .setParameter("organization", organization.value())
                .setParameter("id", id.value());
        return rowsOf(query).stream().map(CustomerRow::view).findFirst();
    }

    boolean exists(OrganizationId organization, CustomerId id) {
        return !entityManager
                .createQuery(
                        "SELECT c.id FROM Customer c"
                                + " WHERE c.organizationId = :organization AND c.id = :id AND c.deletedAt IS NULL",
                        UUID.class)
                .setParameter("organization", organization.value())
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
                .setParameter("organization", organization.value())
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
                .setParameter("organization", organization.value())
                .setParameter("number", number)
                .getResultStream()
                .map(CustomerId::new)
                .findFirst();
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
