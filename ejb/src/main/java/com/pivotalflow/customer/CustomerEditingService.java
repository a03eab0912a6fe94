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
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes, changes and removes customers. Documents copy what they need, so no change here touches one that exists. */
@Stateless
@PermitAll
@InTenant
public class CustomerEditingService {

    private static final String CUSTOMER = "Customer";

    @Inject
    CustomerRepository customers;

    @Inject
    OrganizationService organizations;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * Makes a customer; the database refuses a number that was ever given.
     *
     * @throws InvalidInputException {@code VALIDATION_FAILED} for a country or a currency that is none here, or a credit
     *     limit that its currency can't have
     */
    public CustomerView create(Caller caller, CreateCustomer content) {
        OrganizationId organization = caller.organization();
        CreateCustomer whole = content.complete();
        requireValues(organization, whole, Optional.empty());
        // The counter comes last: its row is locked until the transaction ends.
        String number = whole.customerNumber() == null ? customers.nextNumber(organization) : whole.customerNumber();
        CustomerId id = customers.add(organization, Customer.of(caller, number, whole, clock.instant()));
        CustomerView view = view(organization, id);
        audit.record(caller, Change.created("customers.create", CUSTOMER, id.value(), view));
        return view;
    }

    /**
     * Changes what is said of a customer. A patch that says what is there already changes nothing.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code CUSTOMER_NOT_FOUND}; as {@link Precondition#require}; as {@link #create}
     */
    public CustomerView update(Caller caller, CustomerId id, Precondition precondition, Patch<CreateCustomer> patch) {
        OrganizationId organization = caller.organization();
        Customer customer = found(organization, id, precondition);
        CreateCustomer present = customer.content();
        CreateCustomer wanted = patch.applyTo(present).complete();
        CustomerView before = view(organization, id);
        if (Sameness.of(present, wanted)) {
            return before;
        }
        String number = wanted.customerNumber();
        if (number == null) {
            throw new InvalidInputException(
                    List.of(new FieldError("/customerNumber", "REQUIRED", "A customer keeps a number.")));
        }
        requireValues(organization, wanted, Optional.ofNullable(present.currency()));
        customer.change(caller, number, wanted, clock.instant());
        customers.flush(organization);
        CustomerView after = view(organization, id);
        audit.record(caller, Change.changed("customers.update", CUSTOMER, id.value(), before, after));
        return after;
    }

    /**
     * Removes a customer from all lists. Its number stays used, and documents that name it stay as they are.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code CUSTOMER_NOT_FOUND}; as {@link Precondition#require}; {@code RESOURCE_IN_USE} while
     *     there are open quotes or unpaid invoices
     */
    public void delete(Caller caller, CustomerId id, Precondition precondition) {
        OrganizationId organization = caller.organization();
        Customer customer = found(organization, id, precondition);
        customers.usedBy(organization, id).ifPresent(user -> {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "RESOURCE_IN_USE",
                    "There are open quotes or unpaid invoices of this customer.",
                    List.of(),
                    Map.of("usedBy", user));
        });
        CustomerView before = view(organization, id);
        customer.delete(caller, clock.instant());
        customers.flush(organization);
        audit.record(caller, Change.removed("customers.delete", CUSTOMER, id.value(), before));
    }

    private Customer found(OrganizationId organization, CustomerId id, Precondition precondition) {
        Customer customer = customers.lock(organization, id).orElseThrow(() -> new NotFoundException("CUSTOMER"));
        precondition.require(customer.version(), EntityTag.of(customer.version()));
        return customer;
    }

    private CustomerView view(OrganizationId organization, CustomerId id) {
        return customers.find(organization, id).orElseThrow(() -> new NotFoundException("CUSTOMER"));
    }

    /** A currency that the customer has already may stay, whether or not the organization still works in it. */
    private void requireValues(OrganizationId organization, CreateCustomer content, Optional<String> kept) {
        List<FieldError> errors = CustomerValues.flaws(
                content,
                code -> kept.filter(code::equals).isPresent()
                        ? Optional.of(organizations.currency(organization, code))
                        : organizations.workingCurrency(organization, code));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }
}
