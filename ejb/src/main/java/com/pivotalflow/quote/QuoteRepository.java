package com.pivotalflow.quote;

import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationProfile;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.quote.content.TaxClassName;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.view.QuoteView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Quotes with their parts, and the counter that numbers them. */
@ApplicationScoped
class QuoteRepository {

    @Inject
    EntityManager entityManager;

    Optional<Quote> find(OrganizationId organization, QuoteId id) {
        return Optional.ofNullable(entityManager.find(Quote.class, id.value()))
                .filter(quote -> quote.organization().equals(organization))
                .filter(quote -> !quote.isDeleted());
    }

    boolean exists(OrganizationId organization, QuoteId id) {
        return !entityManager
                .createQuery(
                        "SELECT q.id FROM Quote q WHERE q.organizationId = :organization AND q.id = :id"
                                + " AND q.deletedAt IS NULL",
                        UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("id", id.value())
                .getResultList()
                .isEmpty();
    }

    /** The quote, locked until the transaction ends: who changes it next sees what was made of it. */
    Optional<Quote> findForChange(OrganizationId organization, QuoteId id) {
        return Optional.ofNullable(entityManager.find(Quote.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(quote -> quote.organization().equals(organization))
                .filter(quote -> !quote.isDeleted());
    }

    /** Locks the quote until the transaction ends, unless somebody else has it; tells whether it did. */
    boolean lockIfFree(OrganizationId organization, QuoteId id) {
        return !entityManager
                .createNativeQuery("""
                        SELECT 1 FROM quotes
                        WHERE organization_id = :organization AND id = :id AND deleted_at IS NULL
                        FOR UPDATE SKIP LOCKED
                        """)
                .setParameter("organization", organization.value())
                .setParameter("id", id.value())
                .getResultList()
                .isEmpty();
    }

    /** Stores changes at once, so that the row version is the new one and what the database refuses appears here. */
    void flush(OrganizationId organization) {
        entityManager.flush();
    }

    /**
     * Stores changes, and then removes the groups that the quote no longer has. The provider would remove them first, while
     * lines still name them; and no constraint can be told to wait for it where tables are spread over several servers.
     */
    void storeRegrouped(OrganizationId organization, Quote quote) {
        entityManager.flush();
        entityManager
                .createQuery("""
                        DELETE FROM QuoteGroup g
                        WHERE g.organizationId = :organization AND g.quote = :quote AND g.code NOT IN :codes
                        """)
                .setParameter("organization", organization.value())
                .setParameter("quote", quote)
                .setParameter(
                        "codes",
                        quote.stated().groups().stream()
                                .map(CreateQuote.Group::code)
                                .toList())
                .executeUpdate();
    }

    Optional<QuoteId> findImported(OrganizationId organization, String importKey) {
        List<UUID> ids = entityManager
                .createQuery(
                        "SELECT q.id FROM Quote q WHERE q.organizationId = :organization AND q.importKey = :key",
                        UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("key", importKey)
                .getResultList();
        return ids.stream().findFirst().map(QuoteId::new);
    }

    /** Stores at once, so that what the database refuses appears here and not at commit. */
    void add(OrganizationId organization, Quote quote) {
        entityManager.persist(quote);
        entityManager.flush();
    }

    /**
     * Gives the next number of the year. Locks the counter until the transaction ends: a rollback gives the number back,
     * and numbers are in the order of commits.
     */
    QuoteNumber nextNumber(OrganizationId organization, OrganizationProfile profile, int year) {
        Number sequence = (Number) entityManager
                .createNativeQuery("""
                        INSERT INTO number_counters (organization_id, id, series, year, last_value)
                        VALUES (:organization, :id, 'quote', :year, 1)
                        ON CONFLICT (organization_id, series, year)
                        DO UPDATE SET last_value = number_counters.last_value + 1
                        RETURNING last_value
                        """)
                .setParameter("organization", organization.value())
                .setParameter("id", Ids.next())
                .setParameter("year", year)
                .getSingleResult();
        NumberFormat format = new NumberFormat(profile.quoteNumberPrefix(), profile.quoteNumberFormat());
        return new QuoteNumber(format.format(year, sequence.longValue()), year, sequence.longValue());
    }

    /** Whether the customer ever accepted a quote. */
    boolean hasAccepted(OrganizationId organization, UUID customer) {
        return !entityManager
                .createNativeQuery("""
                        SELECT 1 FROM quotes
                        WHERE organization_id = :organization AND customer_id = :customer AND status = 'accepted'
                        LIMIT 1
                        """)
                .setParameter("organization", organization.value())
                .setParameter("customer", customer)
                .getResultList()
                .isEmpty();
    }

    /** What was made of an accepted quote: a project and an invoice at most. */
    @SuppressWarnings("unchecked")
    List<QuoteView.Conversion> conversions(OrganizationId organization, QuoteId quote) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        SELECT target, coalesce(project_id, invoice_id) FROM quote_conversions
                        WHERE organization_id = :organization AND quote_id = :quote
                        ORDER BY target DESC
                        """)
                .setParameter("organization", organization.value())
                .setParameter("quote", quote.value())
                .getResultList();
        return rows.stream()
                .map(row -> new QuoteView.Conversion((String) row[0], (UUID) row[1]))
                .toList();
    }

    /** Notes that somebody changed what the quote says since it was last sent; approvers are others. */
    void addContributor(OrganizationId organization, QuoteId quote, UserId user) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO quote_contributors (organization_id, id, quote_id, user_id)
                        VALUES (:organization, :id, :quote, :user)
                        ON CONFLICT (organization_id, quote_id, user_id) DO NOTHING
                        """)
                .setParameter("organization", organization.value())
                .setParameter("id", Ids.next())
                .setParameter("quote", quote.value())
                .setParameter("user", user.value())
                .executeUpdate();
    }

    /** Everybody who changed what the quote says since it was last sent. */
    @SuppressWarnings("unchecked")
    Set<UUID> contributors(OrganizationId organization, QuoteId quote) {
        return Set.copyOf(entityManager
                .createNativeQuery("""
                        SELECT user_id FROM quote_contributors
                        WHERE organization_id = :organization AND quote_id = :quote
                        """, UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("quote", quote.value())
                .getResultList());
    }

    /** Forgets who changed it: what was sent is nobody's draft any more. */
    void clearContributors(OrganizationId organization, QuoteId quote) {
        entityManager
                .createNativeQuery("""
                        DELETE FROM quote_contributors WHERE organization_id = :organization AND quote_id = :quote
                        """)
                .setParameter("organization", organization.value())
                .setParameter("quote", quote.value())
                .executeUpdate();
    }

    /** Every tax class of the organization; there are a handful. */
    @SuppressWarnings("unchecked")
    Map<UUID, TaxClassName> taxClasses(OrganizationId organization) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        SELECT id, code, name, kind = 'exempt' FROM tax_classes
                        WHERE organization_id = :organization
                        """)
                .setParameter("organization", organization.value())
                // Nothing that waits to be written is of this table; looking for it cost as much as the query.
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
        return rows.stream()
                .map(row -> new TaxClassName((UUID) row[0], (String) row[1], (String) row[2], (Boolean) row[3]))
                .collect(Collectors.toMap(TaxClassName::id, Function.identity()));
    }
}
