package com.pivotalflow.customer;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Batch;
import com.pivotalflow.change.Candidates;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.FieldError;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes contacts by the hundred, by the rules that one contact is made by. The rows of their customers are locked
 * meanwhile. Of several that are to be the primary one of a customer the last is.
 */
@Stateless
@PermitAll
@InTenant
public class ContactBatchService {

    private static final String CONTACT = "Contact";
    private static final String BY_NUMBER = "/customerNumber";
    private static final String BY_ID = "/customerId";

    @Inject
    ContactBatchRepository rows;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * Makes those contacts that nothing is wrong with. Neither they nor those that give way to them are in the audit log
     * yet.
     *
     * @param isTrial the transaction will be taken back: customers are not kept from being changed
     */
    public Batch add(Caller author, List<PlacedContact> contents, boolean isTrial) {
        OrganizationId organization = author.organization();
        Candidates<PlacedContact> candidates = Candidates.of(contents, PlacedContact::complete);
        Map<UUID, String> customers = customers(organization, candidates.good(), isTrial);
        Map<String, UUID> byNumber = new HashMap<>();
        customers.forEach((id, number) -> byNumber.put(number, id));
        candidates.refuse(contact -> misplaced(contact.place(), customers, byNumber));
        Set<String> addresses = rows.addresses(organization, customers.keySet());
        candidates.refuse(contact -> {
            String email = contact.content().email();
            return email == null
                            || addresses.add(customer(contact.place(), byNumber) + " " + email.toLowerCase(Locale.ROOT))
                    ? List.of()
                    : List.of(new FieldError(
                            "/email", "DUPLICATE_VALUE", "Another contact of the customer has this address."));
        });
        Map<UUID, List<CreateContact>> wanted = new LinkedHashMap<>();
        candidates
                .good()
                .forEach(
                        contact -> wanted.computeIfAbsent(customer(contact.place(), byNumber), any -> new ArrayList<>())
                                .add(contact.content()));
        List<UUID> yielded = makeRoom(author, wanted);
        return candidates.made(store(author, wanted), yielded);
    }

    private Map<UUID, String> customers(OrganizationId organization, List<PlacedContact> contacts, boolean isTrial) {
        Set<UUID> ids = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        contacts.stream().map(PlacedContact::place).forEach(place -> {
            Stream.ofNullable(place.customerId()).map(CustomerId::value).forEach(ids::add);
            Stream.ofNullable(place.customerNumber()).forEach(numbers::add);
        });
        return rows.customers(organization, ids, numbers, !isTrial);
    }

    private static List<FieldError> misplaced(
            ContactPlace place, Map<UUID, String> customers, Map<String, UUID> byNumber) {
        CustomerId id = place.customerId();
        String number = place.customerNumber();
        if (id == null && number == null) {
            return List.of(new FieldError(BY_NUMBER, "REQUIRED", "A contact names its customer."));
        }
        if (id != null && !customers.containsKey(id.value())) {
            return List.of(missing(BY_ID));
        }
        boolean isKnown = number == null
                || (id == null ? byNumber.containsKey(number) : number.equals(customers.get(id.value())));
        return isKnown ? List.of() : List.of(missing(BY_NUMBER));
    }

    private static FieldError missing(String pointer) {
        return new FieldError(pointer, "REFERENCE_NOT_FOUND", "There is no such customer.");
    }

    private static UUID customer(ContactPlace place, Map<String, UUID> byNumber) {
        @Nullable CustomerId id = place.customerId();
        UUID found = id == null ? byNumber.get(place.customerNumber()) : id.value();
        if (found == null) {
            throw new IllegalStateException("a contact whose customer was not looked for");
        }
        return found;
    }

    private List<UUID> makeRoom(Caller author, Map<UUID, List<CreateContact>> wanted) {
        List<UUID> customers = wanted.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(ContactBatchService::isPrimary))
                .map(Map.Entry::getKey)
                .toList();
        Instant now = clock.instant();
        List<CustomerContact> present = rows.primaries(author.organization(), customers);
        present.forEach(contact -> contact.stepBack(author, now));
        rows.flush(author.organization());
        return present.stream().map(CustomerContact::id).toList();
    }

    private List<UUID> store(Caller author, Map<UUID, List<CreateContact>> wanted) {
        Instant now = clock.instant();
        List<CustomerContact> made = new ArrayList<>();
        wanted.forEach((customer, contents) -> {
            int last = contents.size() - 1;
            while (last >= 0 && !isPrimary(contents.get(last))) {
                last--;
            }
            for (int i = 0; i < contents.size(); i++) {
                CreateContact content = contents.get(i);
                made.add(CustomerContact.of(
                        author,
                        new CustomerId(customer),
                        isPrimary(content) && i != last ? content.asOneOfMany() : content,
                        now));
            }
        });
        rows.add(author.organization(), made);
        return made.stream().map(CustomerContact::id).toList();
    }

    private static boolean isPrimary(CreateContact content) {
        return Boolean.TRUE.equals(content.isPrimary());
    }

    /** Writes into the audit log that these were made, and that others gave way; belongs at the end of the transaction. */
    public void record(Caller author, List<UUID> made, List<UUID> yielded) {
        List<Change> changes = new ArrayList<>();
        yielded.forEach(id -> changes.add(
                Change.changed("contacts.update", CONTACT, id, Map.of("isPrimary", true), Map.of("isPrimary", false))));
        if (!made.isEmpty()) {
            rows.views(author.organization(), made)
                    .forEach(view -> changes.add(Change.created("contacts.create", CONTACT, view.id(), view)));
        }
        audit.recordAll(author, changes);
    }
}
