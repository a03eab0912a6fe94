package com.pivotalflow.ratecard;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.PageStatement;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.listing.SearchText;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.metadata.StoredLabels;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rate cards. */
@ApplicationScoped
class RateCardRepository {

    private static final String COLUMNS = """
            r.id, r.name, r.revision, r.description, r.currency_code, r.effective_from, r.effective_until, r.is_default,
            r.is_active, CAST(r.metadata AS text), r.created_at, r.updated_at, r.version\
            """;

    /** Folds the name as {@link SearchText} folds words; an organization has few cards, so no index stands behind it. */
    private static final String FOLDED_NAME =
            "lower(regexp_replace(normalize(r.name, NFKD), '[\\u0300-\\u036F]', '', 'g'))";

    private static final Map<String, SortColumn> SORTS =
            Map.of("createdAt", new SortColumn("r.created_at", "timestamptz"));

    @Inject
    EntityManager entityManager;

    Page<RateCardView> page(OrganizationId organization, RateCardFilter filter, PageRequest request) {
        PageStatement statement = new KeysetQuery(COLUMNS, "rate_cards r", "r.id")
                .where("r.organization_id = :organization", "organization", organization.value())
                .whereIfPresent(
                        FOLDED_NAME + " LIKE :words", "words", filter.words().map(SearchText::containing))
                .whereIfPresent("r.currency_code = :currency", "currency", filter.currency())
                .whereIfPresent("r.is_active = :active", "active", filter.active())
                .whereIfPresent("r.is_default = :isDefault", "isDefault", filter.isDefault())
                .whereIfPresent(
                        "CAST(:on AS date) BETWEEN r.effective_from AND coalesce(r.effective_until, 'infinity')",
                        "on",
                        filter.effectiveOn())
                .page(request, SORTS, "-createdAt");
        return statement.run(entityManager::createNativeQuery).map(RateCardRepository::view);
    }

    Optional<RateCardView> find(OrganizationId organization, RateCardId id) {
        Query query = entityManager
                .createNativeQuery("SELECT " + COLUMNS
                        + " FROM rate_cards r WHERE r.organization_id = :organization AND r.id = :id")
                .setParameter("organization", organization.value())
                .setParameter("id", id.value());
        return rowsOf(query).stream().map(RateCardRepository::view).findFirst();
    }

    /** The currency of the card; empty when there is no such card. */
    Optional<String> currency(OrganizationId organization, RateCardId id) {
        return entityManager
                .createQuery(
                        "SELECT r.currencyCode FROM RateCard r WHERE r.organizationId = :organization AND r.id = :id",
                        String.class)
                .setParameter("organization", organization.value())
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst();
    }

    Optional<RateCardId> idOf(OrganizationId organization, String name, String revision) {
        return entityManager
                .createQuery("""
                        SELECT r.id FROM RateCard r
                        WHERE r.organizationId = :organization AND LOWER(r.name) = LOWER(:name)
                            AND r.revision = :revision
                        """, UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("name", name)
                .setParameter("revision", revision)
                .getResultStream()
                .map(RateCardId::new)
                .findFirst();
    }

    /** A card as it is, to be looked at. */
    Optional<RateCard> unlocked(OrganizationId organization, RateCardId id) {
        return Optional.ofNullable(entityManager.find(RateCard.class, id.value()))
                .filter(card -> card.organization().equals(organization));
    }

    /** A card, kept from being changed by others until the transaction ends, and its prices with it. */
    Optional<RateCard> lock(OrganizationId organization, RateCardId id) {
        return Optional.ofNullable(entityManager.find(RateCard.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(card -> card.organization().equals(organization));
    }

    /** The active cards of a currency whose period has the day, in the order in which prices are looked for. */
    List<RateCardView> activeOn(OrganizationId organization, LocalDate date, String currency) {
        Query query = entityManager
                .createNativeQuery("SELECT " + COLUMNS + """
                         FROM rate_cards r
                        WHERE r.organization_id = :organization AND r.is_active AND r.currency_code = :currency
                            AND r.effective_from <= :date AND (r.effective_until IS NULL OR r.effective_until >= :date)
                        ORDER BY r.is_default DESC, r.effective_from DESC, r.id
                        """)
                .setParameter("organization", organization.value())
                .setParameter("currency", currency)
                .setParameter("date", date);
        return rowsOf(query).stream().map(RateCardRepository::view).toList();
    }

    /** Lets nobody else choose a default card of the currency until the transaction ends. */
    void awaitDefaults(OrganizationId organization, String currency) {
        var unused = entityManager
                .createNativeQuery("""
                        SELECT id FROM organization_currencies
                        WHERE organization_id = :organization AND currency_code = :currency
                        FOR NO KEY UPDATE
                        """)
                .setParameter("organization", organization.value())
                .setParameter("currency", currency)
                .getResultList();
    }

    /** Whether an active card of the currency is the default on a day or a later one. */
    boolean hasDefaultFrom(OrganizationId organization, String currency, LocalDate day) {
        return !entityManager
                .createQuery("""
                        SELECT r.id FROM RateCard r
                        WHERE r.organizationId = :organization AND r.currencyCode = :currency AND r.usual AND r.active
                            AND (r.effectiveUntil IS NULL OR r.effectiveUntil >= :day)
                        """, UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("currency", currency)
                .setParameter("day", day)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    RateCardId add(OrganizationId organization, RateCard card) {
        entityManager.persist(card);
        entityManager.flush();
        return new RateCardId(card.id());
    }

    /** Removes a card and its prices; the database refuses while a document names one of them. */
    void remove(OrganizationId organization, RateCard card) {
        entityManager.remove(card);
        entityManager.flush();
    }

    void flush(OrganizationId organization) {
        entityManager.flush();
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rowsOf(Query query) {
        return query.getResultList();
    }

    private static RateCardView view(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new RateCardView(
                row.id(),
                row.text(),
                row.text(),
                row.textOrNull(),
                row.text(),
                row.date(),
                row.dateOrNull(),
                row.bit(),
                row.bit(),
                StoredLabels.parse(row.text()),
                row.instant(),
                row.instant(),
                EntityTag.of(row.version()));
    }
}
