package com.pivotalflow.customer;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Batch;
import com.pivotalflow.change.Candidates;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.FieldError;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes customers by the hundred, by the rules that one customer is made by; what one breaks, the others don't pay for. */
@Stateless
@PermitAll
@InTenant
public class CustomerBatchService {

    /** How often numbers are drawn again because somebody gave them by hand. */
    private static final int MOST_DRAWS = 5;

    @Inject
    CustomerBatchRepository rows;

    @Inject
    CustomerNumberService numbers;

    @Inject
    OrganizationService organizations;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * Makes those customers that nothing is wrong with. They are not in the audit log yet.
     *
     * @param isTrial the transaction will be taken back: no number is drawn, and customers without one are only judged
     */
    public Batch add(Caller author, List<CreateCustomer> contents, boolean isTrial) {
        OrganizationId organization = author.organization();
        Candidates<CreateCustomer> candidates = Candidates.of(contents, CreateCustomer::complete);
        Map<String, Optional<CurrencyUnit>> currencies = new HashMap<>();
        candidates.refuse(content -> CustomerValues.flaws(
                content,
                code -> currencies.computeIfAbsent(code, any -> organizations.workingCurrency(organization, any))));
        Set<String> taken = rows.taken(organization, numbersOf(candidates.good()));
        candidates.refuse(content -> {
            String number = content.customerNumber();
            return number == null || taken.add(number)
                    ? List.of()
                    : List.of(
                            new FieldError("/customerNumber", "DUPLICATE_VALUE", "Another customer has this number."));
        });
        return candidates.made(store(author, candidates.good(), isTrial), List.of());
    }

    private List<UUID> store(Caller author, List<CreateCustomer> contents, boolean isTrial) {
        OrganizationId organization = author.organization();
        Instant now = clock.instant();
        List<Customer> customers = new ArrayList<>();
        List<CreateCustomer> unnumbered = new ArrayList<>();
        for (CreateCustomer content : contents) {
            if (content.customerNumber() == null) {
                unnumbered.add(content);
            } else {
                customers.add(Customer.of(author, content.customerNumber(), content, now));
            }
        }
        // First, so that no number is drawn that one of these has.
        rows.add(organization, customers);
        List<UUID> made = new ArrayList<>(ids(customers));
        if (!isTrial && !unnumbered.isEmpty()) {
            List<String> free = free(organization, unnumbered.size());
            List<Customer> others = new ArrayList<>();
            for (int i = 0; i < free.size(); i++) {
                others.add(Customer.of(author, free.get(i), unnumbered.get(i), now));
            }
            rows.add(organization, others);
            made.addAll(ids(others));
        }
        return made;
    }

    /** Numbers that nobody has; where some were given by hand, counting goes on behind the highest one. */
    private List<String> free(OrganizationId organization, int count) {
        List<String> drawn = numbers.draw(organization, 0, count);
        for (int i = 0; i < MOST_DRAWS && !rows.taken(organization, drawn).isEmpty(); i++) {
            drawn = numbers.draw(organization, rows.highest(organization), count);
        }
        return drawn;
    }

    private static List<UUID> ids(List<Customer> customers) {
        return customers.stream().map(Customer::id).toList();
    }

    private static Set<String> numbersOf(List<CreateCustomer> contents) {
        Set<String> stated = new HashSet<>();
        contents.stream()
                .map(CreateCustomer::customerNumber)
                .filter(Objects::nonNull)
                .forEach(stated::add);
        return stated;
    }

    /** Writes into the audit log that these were made; belongs at the end of the transaction. */
    public void record(Caller author, List<UUID> made) {
        audit.recordAll(
                author,
                rows.views(author.organization(), made).stream()
                        .map(view -> Change.created("customers.create", "Customer", view.id(), view))
                        .toList());
    }
}
