package com.pivotalflow.customer;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes, changes and removes people at customers. The row of the customer is locked meanwhile, so that two who become the
 * primary one at the same time do so one after the other.
 */
@Stateless
@PermitAll
@InTenant
public class ContactService {

    private static final String CONTACT = "Contact";

    @Inject
    CustomerRepository customers;

    @Inject
    ContactRepository contacts;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * A contact of a customer.
     *
     * @throws NotFoundException {@code CUSTOMER_NOT_FOUND}, {@code CONTACT_NOT_FOUND}
     */
    public ContactView get(OrganizationId organization, CustomerId customer, ContactId id) {
        if (!customers.exists(organization, customer)) {
            throw new NotFoundException("CUSTOMER");
        }
        return view(organization, customer, id);
    }

    /**
     * Makes a contact; the database refuses a second one with the same address.
     *
     * @throws NotFoundException {@code CUSTOMER_NOT_FOUND}
     */
    public ContactView create(Caller caller, CustomerId customer, CreateContact content) {
        OrganizationId organization = caller.organization();
        lock(organization, customer);
        CreateContact whole = content.complete();
        Optional<Change> yielded = makeRoom(caller, customer, whole, null);
        ContactId id = contacts.add(organization, CustomerContact.of(caller, customer, whole, clock.instant()));
        ContactView view = view(organization, customer, id);
        yielded.ifPresent(change -> audit.record(caller, change));
        audit.record(caller, Change.created("contacts.create", CONTACT, id.value(), view));
        return view;
    }

    /**
     * Changes what is said of a contact. A patch that says what is there already changes nothing.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code CUSTOMER_NOT_FOUND}, {@code CONTACT_NOT_FOUND}; as {@link Precondition#require}
     */
    public ContactView update(
            Caller caller, CustomerId customer, ContactId id, Precondition precondition, Patch<CreateContact> patch) {
        OrganizationId organization = caller.organization();
        lock(organization, customer);
        CustomerContact contact = found(organization, customer, id, precondition);
        CreateContact wanted = patch.applyTo(contact.content()).complete();
        ContactView before = view(organization, customer, id);
        if (Sameness.of(contact.content(), wanted)) {
            return before;
        }
        Optional<Change> yielded = makeRoom(caller, customer, wanted, id);
        contact.change(caller, wanted, clock.instant());
        contacts.flush(organization);
        ContactView after = view(organization, customer, id);
        yielded.ifPresent(change -> audit.record(caller, change));
        audit.record(caller, Change.changed("contacts.update", CONTACT, id.value(), before, after));
        return after;
    }

    /**
     * Removes a contact from all lists; documents that name it stay as they are.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code CUSTOMER_NOT_FOUND}, {@code CONTACT_NOT_FOUND}; as {@link Precondition#require}
     */
    public void delete(Caller caller, CustomerId customer, ContactId id, Precondition precondition) {
        OrganizationId organization = caller.organization();
        lock(organization, customer);
        CustomerContact contact = found(organization, customer, id, precondition);
        ContactView before = view(organization, customer, id);
        contact.delete(caller, clock.instant());
        contacts.flush(organization);
        audit.record(caller, Change.removed("contacts.delete", CONTACT, id.value(), before));
    }

    /** Whoever is the primary one steps back for one that shall be it; the database bears with one of them only. */
    private Optional<Change> makeRoom(
            Caller caller, CustomerId customer, CreateContact wanted, @Nullable ContactId next) {
        if (!Boolean.TRUE.equals(wanted.isPrimary())) {
            return Optional.empty();
        }
        OrganizationId organization = caller.organization();
        return contacts.primary(organization, customer)
                .filter(present -> next == null || !present.id().equals(next.value()))
                .map(present -> {
                    ContactId id = new ContactId(present.id());
                    ContactView before = view(organization, customer, id);
                    Instant now = clock.instant();
                    present.stepBack(caller, now);
                    contacts.flush(organization);
                    return Change.changed(
                            "contacts.update", CONTACT, id.value(), before, view(organization, customer, id));
                });
    }

    private void lock(OrganizationId organization, CustomerId customer) {
        if (customers.lock(organization, customer).isEmpty()) {
            throw new NotFoundException("CUSTOMER");
        }
    }

    private CustomerContact found(
            OrganizationId organization, CustomerId customer, ContactId id, Precondition precondition) {
        CustomerContact contact =
                contacts.lock(organization, customer, id).orElseThrow(() -> new NotFoundException("CONTACT"));
        precondition.require(contact.version(), EntityTag.of(contact.version()));
        return contact;
    }

    private ContactView view(OrganizationId organization, CustomerId customer, ContactId id) {
        return contacts.find(organization, customer, id).orElseThrow(() -> new NotFoundException("CONTACT"));
    }
}
