package com.pivotalflow.quote;

import com.pivotalflow.listing.RowReader;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationProfile;
import com.pivotalflow.quote.content.StoredParties;
import com.pivotalflow.quote.terms.QuoteId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What customers received: versions with their parts and their documents. */
@ApplicationScoped
class QuoteVersionRepository {

    /** Line by line; a version keeps a thousand characters of it. */
    private static final String ADDRESS =
            "left(concat_ws(chr(10), %1$s.street, %1$s.suburb, nullif(concat_ws(' ', %1$s.city, %1$s.postcode), ''),"
                    + " %1$s.region, %1$s.country_code), 1000)";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @Inject
    EntityManager entityManager;

    Optional<QuoteVersion> find(OrganizationId organization, UUID id) {
        return Optional.ofNullable(entityManager.find(QuoteVersion.class, id))
                .filter(version -> version.organization().equals(organization));
    }

    /** A version of a quote by its number. */
    Optional<QuoteVersion> find(OrganizationId organization, QuoteId quote, int number) {
        return entityManager
                .createQuery(
                        "SELECT v FROM QuoteVersion v WHERE v.organizationId = :organization AND v.quoteId = :quote"
                                + " AND v.versionNumber = :number",
                        QuoteVersion.class)
                .setParameter("organization", organization.value())
                .setParameter("quote", quote.value())
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /** Every version of a quote, the newest first, without its parts. */
    List<QuoteVersion> all(OrganizationId organization, QuoteId quote) {
        return entityManager
                .createQuery(
                        "SELECT v FROM QuoteVersion v WHERE v.organizationId = :organization AND v.quoteId = :quote"
                                + " ORDER BY v.versionNumber DESC",
                        QuoteVersion.class)
                .setParameter("organization", organization.value())
                .setParameter("quote", quote.value())
                .getResultList();
    }

    /** Some versions in the order of their ids, after this one. */
    List<QuoteVersion> some(OrganizationId organization, Optional<UUID> after, int most) {
        return entityManager
                .createQuery(
                        "SELECT v FROM QuoteVersion v WHERE v.organizationId = :organization AND v.id > :after"
                                + " ORDER BY v.id",
                        QuoteVersion.class)
                .setParameter("organization", organization.value())
                .setParameter("after", after.orElse(BEFORE_ALL))
                .setMaxResults(most)
                .getResultList();
    }

    /** A newer version is about to take its place; how it ended before, if it did, is kept. */
    void supersede(OrganizationId organization, QuoteVersion version, Instant at) {
        move("""
                UPDATE quote_versions
                SET state = 'superseded', closed_at = coalesce(closed_at, :at),
                    outcome = CASE WHEN state IN ('rejected', 'expired') THEN state
                        WHEN state IN ('sent', 'viewed') AND expires_at <= :at THEN 'expired' END
                WHERE organization_id = :organization AND id = :id
                """, organization, version, at);
    }

    /** The firm takes back what the customer has in hand. */
    void withdraw(OrganizationId organization, QuoteVersion version, Instant at) {
        move("""
                UPDATE quote_versions
                SET state = 'cancelled', closed_at = :at, cancel_kind = 'withdrawn'
                WHERE organization_id = :organization AND id = :id AND state IN ('sent', 'viewed')
                """, organization, version, at);
    }

    /** Whether nobody reported yet that the version was opened. */
    boolean isUnopened(OrganizationId organization, UUID version) {
        return !entityManager
                .createNativeQuery("""
                        SELECT 1 FROM quote_versions
                        WHERE organization_id = :organization AND id = :id AND state = 'sent'
                        """)
                .setParameter("organization", organization.value())
                .setParameter("id", version)
                .getResultList()
                .isEmpty();
    }

    /** The customer opened it. */
    void view(OrganizationId organization, QuoteVersion version, Instant at) {
        move("""
                UPDATE quote_versions SET state = 'viewed', viewed_at = :at
                WHERE organization_id = :organization AND id = :id AND state = 'sent'
                """, organization, version, at);
    }

    /** The customer said yes. */
    void accept(OrganizationId organization, QuoteVersion version, Instant at) {
        move("""
                UPDATE quote_versions SET state = 'accepted', decided_at = :at, closed_at = :at
                WHERE organization_id = :organization AND id = :id AND state IN ('sent', 'viewed')
                """, organization, version, at);
    }

    /** The customer said no. */
    void reject(OrganizationId organization, QuoteVersion version, Instant at) {
        move("""
                UPDATE quote_versions SET state = 'rejected', decided_at = :at, closed_at = :at
                WHERE organization_id = :organization AND id = :id AND state IN ('sent', 'viewed')
                """, organization, version, at);
    }

    /** Nobody decided in time. */
    void expire(OrganizationId organization, QuoteVersion version, Instant at) {
        move("""
                UPDATE quote_versions SET state = 'expired', closed_at = :at
                WHERE organization_id = :organization AND id = :id AND state IN ('sent', 'viewed')
                """, organization, version, at);
    }

    /** Quotes with an open version whose time is over, the longest waiting first. */
    @SuppressWarnings("unchecked")
    List<UUID> overdue(OrganizationId organization, Instant now, int most) {
        return entityManager
                .createNativeQuery("""
                        SELECT quote_id FROM quote_versions
                        WHERE organization_id = :organization AND state IN ('sent', 'viewed') AND expires_at <= :now
                        ORDER BY expires_at, id
                        LIMIT :most
                        """, UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList();
    }

    private void move(String statement, OrganizationId organization, QuoteVersion version, Instant at) {
        int moved = entityManager
                .createNativeQuery(statement)
                .setParameter("organization", organization.value())
                .setParameter("id", version.id())
                .setParameter("at", at.truncatedTo(ChronoUnit.MICROS))
                .executeUpdate();
        if (moved != 1) {
            throw new IllegalStateException("version " + version.id() + " is not where it was");
        }
        entityManager.refresh(version);
    }

    void add(OrganizationId organization, QuoteVersion version, List<QuoteVersionDocument> documents) {
        entityManager.persist(version);
        documents.forEach(entityManager::persist);
        entityManager.flush();
    }

    /** The bytes of a document of a version. */
    Optional<byte[]> document(OrganizationId organization, QuoteVersion version, String kind) {
        return entityManager
                .createQuery(
                        "SELECT d.content FROM QuoteVersionDocument d WHERE d.organizationId = :organization"
                                + " AND d.quoteVersion = :version AND d.kind = :kind",
                        byte[].class)
                .setParameter("organization", organization.value())
                .setParameter("version", version)
                .setParameter("kind", kind)
                .getResultStream()
                .findFirst();
    }

    /** Names and addresses of this moment. */
    StoredParties parties(OrganizationId organization, OrganizationProfile profile, UUID customer) {
        @SuppressWarnings("unchecked")
        Stream<Object[]> rows = entityManager
                .createNativeQuery("SELECT " + ADDRESS.formatted("o") + ", c.company_name, " + ADDRESS.formatted("c")
                        + " FROM organizations o JOIN customers c ON c.organization_id = o.id"
                        + " WHERE o.id = :organization AND c.id = :customer")
                .setParameter("organization", organization.value())
                .setParameter("customer", customer)
                .getResultStream();
        RowReader row = new RowReader(rows.findFirst().orElseThrow());
        String seller = row.text();
        String name = row.text();
        return new StoredParties(
                profile.name(), profile.timeZone().getId(), unlessEmpty(seller), name, unlessEmpty(row.text()));
    }

    /** How the organization writes figures and dates. */
    Locale locale(OrganizationId organization) {
        String tag = (String) entityManager
                .createNativeQuery("SELECT o.locale FROM organizations o WHERE o.id = :organization")
                .setParameter("organization", organization.value())
                .getSingleResult();
        return Locale.forLanguageTag(tag);
    }

    private static @Nullable String unlessEmpty(String address) {
        return address.isBlank() ? null : address;
    }
}
