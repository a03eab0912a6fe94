package com.pivotalflow.customer;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.PageStatement;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** People at customers. */
@ApplicationScoped
class ContactRepository {

    /** A customer has a handful, found by the key that begins with it; ids are in the order of creation. */
    private static final Map<String, SortColumn> SORTS = Map.of("createdAt", new SortColumn("p.id", "uuid"));

    @Inject
    EntityManager entityManager;

    Page<ContactView> page(OrganizationId organization, CustomerId customer, PageRequest request) {
        PageStatement statement = new KeysetQuery(ContactRow.COLUMNS, "customer_contacts p", "p.id")
                .where("p.organization_id = :organization", "organization", organization.value())
                .where("p.customer_id = :customer", "customer", customer.value())
                .where("p.deleted_at IS NULL")
                .page(request, SORTS, "-createdAt");
        return statement.run(entityManager::createNativeQuery).map(ContactRow::view);
    }

    @SuppressWarnings("unchecked")
    Optional<ContactView> find(OrganizationId organization, CustomerId customer, ContactId contact) {
        List<Object[]> rows = entityManager
                .createNativeQuery("SELECT " + ContactRow.COLUMNS
                        + " FROM customer_contacts p WHERE p.organization_id = :organization"
                        + " AND p.customer_id = :customer AND p.id = :id AND p.deleted_at IS NULL")
                .setParameter("organization", organization.value())
                .setParameter("customer", customer.value())
                .setParameter("id", contact.value())
                .getResultList();
        return rows.stream().map(ContactRow::view).findFirst();
    }

    /** A contact that is not deleted, kept from being changed by others until the transaction ends. */
    Optional<CustomerContact> lock(OrganizationId organization, CustomerId customer, ContactId contact) {
        return locked("p.id = :id", organization, customer)
                .setParameter("id", contact.value())
                .getResultStream()
                .findFirst();
    }

    /** The contact that documents go to by default, kept likewise. */
    Optional<CustomerContact> primary(OrganizationId organization, CustomerId customer) {
        return locked("p.primary", organization, customer).getResultStream().findFirst();
    }

    private TypedQuery<CustomerContact> locked(String which, OrganizationId organization, CustomerId customer) {
        return entityManager
                .createQuery(
                        "SELECT p FROM CustomerContact p WHERE p.organizationId = :organization"
                                + " AND p.customerId = :customer AND p.deletedAt IS NULL AND " + which,
                        CustomerContact.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setParameter("organization", organization.value())
                .setParameter("customer", customer.value());
    }

    void flush(OrganizationId organization) {
        entityManager.flush();
    }

    boolean exists(OrganizationId organization, CustomerId customer, ContactId contact) {
        return !entityManager
                .createQuery("""
                        SELECT p.id FROM CustomerContact p
                        WHERE p.organizationId = :organization AND p.customerId = :customer AND p.id = :id
                            AND p.deletedAt IS NULL
                        """, UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("customer", customer.value())
                .setParameter("id", contact.value())
                .getResultList()
                .isEmpty();
    }

    Optional<ContactReference> reference(OrganizationId organization, CustomerId customer, ContactId contact) {
        return entityManager
                .createQuery("""
                        SELECT p.firstName, p.lastName, p.email FROM CustomerContact p
                        WHERE p.organizationId = :organization AND p.customerId = :customer AND p.id = :id
                            AND p.deletedAt IS NULL
                        """, Object[].class)
                .setParameter("organization", organization.value())
                .setParameter("customer", customer.value())
                .setParameter("id", contact.value())
                .getResultStream()
                .map(row -> new ContactReference(contact, row[0] + " " + row[1], Optional.ofNullable((String) row[2])))
                .findFirst();
    }

    Optional<ContactId> idOf(OrganizationId organization, CustomerId customer, NewContact content) {
        TypedQuery<UUID> query = content.email() == null
                ? byName(content)
                : entityManager.createQuery("""
                                SELECT p.id FROM CustomerContact p
                                WHERE p.organizationId = :organization AND p.customerId = :customer
                                    AND p.deletedAt IS NULL AND LOWER(p.email) = LOWER(:email)
                                """, UUID.class).setParameter("email", content.email());
        return query.setParameter("organization", organization.value())
                .setParameter("customer", customer.value())
                .getResultStream()
                .map(ContactId::new)
                .findFirst();
    }

    ContactId add(OrganizationId organization, CustomerContact contact) {
        entityManager.persist(contact);
        entityManager.flush();
        return new ContactId(contact.id());
    }

    private TypedQuery<UUID> byName(NewContact content) {
        return entityManager
                .createQuery("""
                        SELECT p.id FROM CustomerContact p
                        WHERE p.organizationId = :organization AND p.customerId = :customer
                            AND p.deletedAt IS NULL AND p.firstName = :firstName AND p.lastName = :lastName
                        """, UUID.class)
                .setParameter("firstName", content.firstName())
                .setParameter("lastName", content.lastName());
    }
}
