package com.pivotalflow.invoice.payment;

import com.pivotalflow.invoice.terms.InvoiceId;
import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Payments. Who changes one has locked its invoice before. */
@ApplicationScoped
class PaymentRepository {

    private static final Map<String, SortColumn> SORTS = Map.of("paidAt", new SortColumn("p.paid_at", "timestamptz"));

    @Inject
    EntityManager entityManager;

    Optional<Payment> find(OrganizationId organization, PaymentId id) {
        return Optional.ofNullable(entityManager.find(Payment.class, id.value()))
                .filter(payment -> payment.organization().equals(organization));
    }

    /** The invoice that was paid, without reading the payment: it is read once nobody else can change it. */
    Optional<InvoiceId> invoiceOf(OrganizationId organization, PaymentId id) {
        return entityManager
                .createQuery(
                        "SELECT p.invoiceId FROM Payment p WHERE p.organizationId = :organization AND p.id = :id",
                        UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst()
                .map(InvoiceId::new);
    }

    /** Stores at once, with what became of the invoice. */
    void add(OrganizationId organization, Payment payment) {
        entityManager.persist(payment);
        entityManager.flush();
    }

    void flush(OrganizationId organization) {
        entityManager.flush();
    }

    /** A page of the payments of an invoice, those taken back too: one statement for the page and one for its rows. */
    Page<Payment> page(OrganizationId organization, InvoiceId invoice, PageRequest request) {
        Page<UUID> ids = new KeysetQuery("p.id", "payments p", "p.id")
                .where("p.organization_id = :organization", "organization", organization.value())
                .where("p.invoice_id = :invoice", "invoice", invoice.value())
                .page(request, SORTS, "-paidAt")
                .run(entityManager::createNativeQuery)
                .map(row -> (UUID) row[0]);
        Map<UUID, Payment> payments = all(organization, ids.items());
        return ids.map(id -> Objects.requireNonNull(payments.get(id)));
    }

    private Map<UUID, Payment> all(OrganizationId organization, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return entityManager
                .createQuery(
                        "SELECT p FROM Payment p WHERE p.organizationId = :organization AND p.id IN :ids",
                        Payment.class)
                .setParameter("organization", organization.value())
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(Payment::id, Function.identity()));
    }
}
