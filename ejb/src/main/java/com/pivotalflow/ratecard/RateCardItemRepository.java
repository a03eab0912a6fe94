package com.pivotalflow.ratecard;

import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The prices of rate cards, to be changed. Whoever changes one holds the lock of its card. */
@ApplicationScoped
class RateCardItemRepository {

    /** Later than any period that ends. */
    private static final LocalDate FAR_AWAY = LocalDate.of(9999, 12, 31);

    @Inject
    EntityManager entityManager;

    /** How a price of the card looks with its cost. */
    @SuppressWarnings("unchecked")
    Optional<RateCardItemView> find(OrganizationId organization, RateCardId card, RateCardItemId id) {
        List<Object[]> rows = entityManager
                .createNativeQuery("SELECT " + RateCardItemRow.COLUMNS + " FROM " + RateCardItemRow.TABLES
                        + " WHERE i.organization_id = :organization AND i.rate_card_id = :card AND i.id = :id")
                .setParameter("organization", organization.value())
                .setParameter("card", card.value())
                .setParameter("id", id.value())
                .getResultList();
        return rows.stream().map(row -> RateCardItemRow.view(row, true)).findFirst();
    }

    /** A price of the card, kept from being changed by others until the transaction ends. */
    Optional<RateCardItem> lock(OrganizationId organization, RateCardId card, RateCardItemId id) {
        return Optional.ofNullable(entityManager.find(RateCardItem.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(item -> item.organization().equals(organization) && item.isOf(card));
    }

    /** Whether the card has prices, in use or not. */
    boolean hasAny(OrganizationId organization, RateCardId card) {
        return !entityManager
                .createQuery(
                        "SELECT i.id FROM RateCardItem i WHERE i.organizationId = :organization AND i.rateCardId = :card",
                        UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("card", card.value())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** How many prices of the card begin or end outside a period; an absent last day means open. */
    long countOutside(OrganizationId organization, RateCardId card, LocalDate from, @Nullable LocalDate until) {
        return entityManager
                .createQuery("""
                        SELECT count(i) FROM RateCardItem i
                        WHERE i.organizationId = :organization AND i.rateCardId = :card
                            AND (i.effectiveFrom < :from OR i.effectiveFrom > :until OR i.effectiveUntil > :until)
                        """, Long.class)
                .setParameter("organization", organization.value())
                .setParameter("card", card.value())
                .setParameter("from", from)
                .setParameter("until", until == null ? FAR_AWAY : until)
                .getSingleResult();
    }

    /** The active prices of a card that are for a day or a later one, or last as long as the card. */
    List<RateCardItem> reaching(OrganizationId organization, RateCard card, LocalDate day) {
        return entityManager
                .createQuery("""
                        SELECT i FROM RateCardItem i
                        WHERE i.organizationId = :organization AND i.rateCardId = :card AND i.active
                            AND (i.effectiveUntil IS NULL OR i.effectiveUntil >= :day OR i.effectiveUntil = :end)
                        ORDER BY i.id
                        """, RateCardItem.class)
                .setParameter("organization", organization.value())
                .setParameter("card", card.id())
                .setParameter("day", day)
                .setParameter("end", card.effectiveUntil().orElse(FAR_AWAY))
                .getResultList();
    }

    /** Adds all in one batch. */
    void addAll(OrganizationId organization, List<RateCardItem> items) {
        items.forEach(entityManager::persist);
        entityManager.flush();
    }

    void add(OrganizationId organization, RateCardItem item) {
        entityManager.persist(item);
        entityManager.flush();
    }

    /** Removes a price; the database refuses while a line names it. */
    void remove(OrganizationId organization, RateCardItem item) {
        entityManager.remove(item);
        entityManager.flush();
    }

    void flush(OrganizationId organization) {
        entityManager.flush();
    }
}
