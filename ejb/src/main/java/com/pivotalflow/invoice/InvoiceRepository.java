package com.pivotalflow.invoice;

import com.pivotalflow.invoice.terms.InvoiceId;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invoices with their lines and documents, and the counter that numbers them. */
@ApplicationScoped
class InvoiceRepository {

    /** Line by line, as on quotes. */
    private static final String ADDRESS =
            "nullif(left(concat_ws(chr(10), %1$s.street, %1$s.suburb, nullif(concat_ws(' ', %1$s.city, %1$s.postcode),"
                    + " ''), %1$s.region, %1$s.country_code), 1000), '')";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Still owed after the day on which it was due. */
    private static final String PAST_DUE =
            "status IN ('sent', 'part_paid') AND due_date < :today AND balance_amount > 0";

    @Inject
    EntityManager entityManager;

    Optional<Invoice> find(OrganizationId organization, InvoiceId id) {
        return find(organization, id, LockModeType.NONE);
    }

    /** The invoice, locked until the transaction ends: who changes it next sees what was made of it. */
    Optional<Invoice> findForChange(OrganizationId organization, InvoiceId id) {
        return find(organization, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** A copy of the invoice with its lines, of which nothing is stored. */
    Optional<Invoice> copy(OrganizationId organization, InvoiceId id) {
        Optional<Invoice> invoice = find(organization, id);
        invoice.ifPresent(found -> {
            // Reads them: afterwards they can't be.
            found.lines();
            entityManager.detach(found);
        });
        return invoice;
    }

    private Optional<Invoice> find(OrganizationId organization, InvoiceId id, LockModeType lock) {
        return Optional.ofNullable(entityManager.find(Invoice.class, id.value(), lock))
                .filter(invoice -> invoice.organization().equals(organization));
    }

    /** Stores at once, so that what the database refuses appears here and not at commit. */
    void add(OrganizationId organization, Invoice invoice) {
        entityManager.persist(invoice);
        entityManager.flush();
    }

    /** Stores the document of an invoice that is being issued, with the invoice. */
    void issue(OrganizationId organization, InvoiceDocument document) {
        entityManager.persist(document);
        entityManager.flush();
    }

    void flush(OrganizationId organization) {
        entityManager.flush();
    }

    /** Removes a draft; the database removes its lines and the record of the conversion with it. */
    void remove(OrganizationId organization, Invoice invoice) {
        entityManager
                .createQuery("DELETE FROM Invoice i WHERE i.organizationId = :organization AND i.id = :id")
                .setParameter("organization", organization.value())
                .setParameter("id", invoice.id())
                .executeUpdate();
    }

    /** Number of a version of a quote. */
    @Nullable
    Integer versionNumber(OrganizationId organization, @Nullable UUID version) {
        if (version == null) {
            return null;
        }
        Number number = (Number) entityManager
                .createNativeQuery("""
                        SELECT version_number FROM quote_versions WHERE organization_id = :organization AND id = :version
                        """)
                .setParameter("organization", organization.value())
                .setParameter("version", version)
                .getSingleResult();
        return number.intValue();
    }

    /**
     * Gives the next number of the year, from 1. Locks the counter until the transaction ends: a rollback gives the number
     * back, and numbers are in the order of commits.
     */
    long nextSequence(OrganizationId organization, int year) {
        Number sequence = (Number) entityManager
                .createNativeQuery("""
                        INSERT INTO number_counters (organization_id, id, series, year, last_value)
                        VALUES (:organization, :id, 'invoice', :year, 1)
                        ON CONFLICT (organization_id, series, year)
                        DO UPDATE SET last_value = number_counters.last_value + 1
                        RETURNING last_value
                        """)
                .setParameter("organization", organization.value())
                .setParameter("id", Ids.next())
                .setParameter("year", year)
                .getSingleResult();
        return sequence.longValue();
    }

    /** The number that {@link #nextSequence} gives unless somebody else takes it first. */
    long expectedSequence(OrganizationId organization, int year) {
        Number sequence = (Number) entityManager
                .createNativeQuery("""
                        SELECT coalesce(max(last_value), 0) + 1 FROM number_counters
                        WHERE organization_id = :organization AND series = 'invoice' AND year = :year
                        """)
                .setParameter("organization", organization.value())
                .setParameter("year", year)
                .getSingleResult();
        return sequence.longValue();
    }

    /** Names, addresses and terms of this moment. */
    InvoiceParties parties(OrganizationId organization, UUID customer) {
        Object[] columns = (Object[]) entityManager
                .createNativeQuery("SELECT " + ADDRESS.formatted("o") + ", o.tax_number, c.company_name, "
                        + ADDRESS.formatted("c") + ", c.tax_number, c.payment_terms_days, o.locale"
                        + " FROM organizations o JOIN customers c ON c.organization_id = o.id"
                        + " WHERE o.id = :organization AND c.id = :customer")
                .setParameter("organization", organization.value())
                .setParameter("customer", customer)
                .getSingleResult();
        RowReader row = new RowReader(columns);
        return new InvoiceParties(
                row.textOrNull(),
                row.textOrNull(),
                row.text(),
                row.textOrNull(),
                row.textOrNull(),
                row.whole(),
                Locale.forLanguageTag(row.text()));
    }

    /** Some of the invoices that are past due, in the order of their ids, after this one. */
    @SuppressWarnings("unchecked")
    List<UUID> pastDue(OrganizationId organization, LocalDate today, Optional<UUID> after, int most) {
        return entityManager
                .createNativeQuery(
                        "SELECT id FROM invoices WHERE organization_id = :organization AND id > :after AND " + PAST_DUE
                                + " ORDER BY id LIMIT :most",
                        UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("after", after.orElse(BEFORE_ALL))
                .setParameter("today", today)
                .setParameter("most", most)
                .getResultList();
    }

    /** The invoice, locked, unless it is not past due any more or somebody else has it in hand. */
    Optional<Invoice> findPastDue(OrganizationId organization, UUID id, LocalDate today) {
        List<?> locked = entityManager
                .createNativeQuery(
                        "SELECT id FROM invoices WHERE organization_id = :organization AND id = :id AND " + PAST_DUE
                                + " FOR UPDATE SKIP LOCKED",
                        UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("id", id)
                .setParameter("today", today)
                .getResultList();
        return locked.isEmpty() ? Optional.empty() : find(organization, new InvoiceId(id));
    }

    /** Some documents of issued invoices in the order of their ids, after this one. */
    List<InvoiceDocument> documents(OrganizationId organization, Optional<UUID> after, int most) {
        return entityManager
                .createQuery(
                        "SELECT d FROM InvoiceDocument d JOIN FETCH d.invoice WHERE d.organizationId = :organization"
                                + " AND d.id > :after ORDER BY d.id",
                        InvoiceDocument.class)
                .setParameter("organization", organization.value())
                .setParameter("after", after.orElse(BEFORE_ALL))
                .setMaxResults(most)
                .getResultList();
    }
}
