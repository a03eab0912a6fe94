package com.pivotalflow.customer;

import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.ReadsReplica;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Lists and reads customers and their contacts, and answers what documents need to know of them. */
@Stateless
@PermitAll
@InTenant
public class CustomerService {

    @Inject
    CustomerRepository customers;

    @Inject
    ContactRepository contacts;

    @Inject
    Clock clock;

    /** A page of the customers that are not deleted. */
    @ReadsReplica
    public Page<CustomerView> list(OrganizationId organization, CustomerFilter filter, PageRequest request) {
        return customers.page(organization, filter, request);
    }

    /**
     * A customer that is not deleted.
     *
     * @throws NotFoundException {@code CUSTOMER_NOT_FOUND}
     */
    public CustomerView get(OrganizationId organization, CustomerId id) {
        return customers.find(organization, id).orElseThrow(CustomerService::notFound);
    }

    /**
     * A page of a customer's contacts that are not deleted.
     *
     * @throws NotFoundException {@code CUSTOMER_NOT_FOUND}
     */
    @ReadsReplica
    public Page<ContactView> contacts(OrganizationId organization, CustomerId customer, PageRequest request) {
        if (!customers.exists(organization, customer)) {
            throw notFound();
        }
        return contacts.page(organization, customer, request);
    }

    /**
     * What documents need to know of a customer.
     *
     * <p>New documents may be made for prospects, leads and active customers: a quote is how a prospect becomes a
     * customer. Inactive and deleted ones are found too, as not active, because documents that exist still name them.
     */
    public Optional<CustomerReference> reference(OrganizationId organization, CustomerId id) {
        return customers.reference(organization, id);
    }

    /** Whether the contact belongs to the customer and is not deleted. */
    public boolean hasContact(OrganizationId organization, CustomerId customer, ContactId contact) {
        return contacts.exists(organization, customer, contact);
    }

    /** What documents need to know of a contact of the customer; empty when it is another's, or deleted. */
    public Optional<ContactReference> contact(OrganizationId organization, CustomerId customer, ContactId contact) {
        return contacts.reference(organization, customer, contact);
    }

    /** Gives the customer with the number, made now if there is none; one that exists stays as it is. */
    public CustomerId ensure(OrganizationId organization, NewCustomer content) {
        return customers
                .idOfNumber(organization, content.customerNumber())
                .orElseGet(() -> customers.add(organization, Customer.of(organization, content, clock.instant())));
    }

    /**
     * Gives the customer's contact with the e-mail address, or with the name if it has none, made now if there is none;
     * one that exists stays as it is.
     */
    public ContactId ensureContact(OrganizationId organization, CustomerId customer, NewContact content) {
        return contacts.idOf(organization, customer, content)
                .orElseGet(() -> contacts.add(
                        organization, CustomerContact.of(organization, customer, content, clock.instant())));
    }

    private static NotFoundException notFound() {
        return new NotFoundException("CUSTOMER");
    }
}
