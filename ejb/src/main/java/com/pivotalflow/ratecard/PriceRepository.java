package com.pivotalflow.ratecard;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.PageStatement;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Prices of rate cards, and what is needed to choose among them. */
@ApplicationScoped
class PriceRepository {

    private static final Map<String, SortColumn> SORTS =
            Map.of("effectiveFrom", new SortColumn("i.effective_from", "date"));

    private static final String USABLE_CARDS = """
            SELECT r.id, r.currency_code, r.is_default, r.is_active, r.effective_from, r.effective_until
            FROM rate_cards r
            WHERE r.organization_id = :organization AND r.is_active
                AND r.effective_from <= :date AND (r.effective_until IS NULL OR r.effective_until >= :date)
            """;

    private static final String NAMED_CARD = """
            SELECT r.id, r.currency_code, r.is_default, r.is_active, r.effective_from, r.effective_until
            FROM rate_cards r
            WHERE r.organization_id = :organization AND r.id = :card
            """;

    private static final String ITEMS = """
            SELECT i.id, i.rate_card_id, i.item_code, i.service_category_id, i.delivery_role_id, i.unit, i.base_rate,
                i.unit_cost, i.tax_class_id, i.effective_from, i.effective_until
            FROM rate_card_items i
            JOIN rate_cards r ON r.organization_id = i.organization_id AND r.id = i.rate_card_id
            WHERE i.organization_id = :organization AND i.is_active AND r.is_active\
            """;

    /** Items found by code count with any dates, because an ended one is told apart from an unknown one. */
    private static final String OF_CODES = "i.item_code IN (:codes)";

    private static final String OF_CATEGORIES = """
            (i.service_category_id IN (:categories)
                AND i.effective_from <= :date AND (i.effective_until IS NULL OR i.effective_until >= :date)
                AND r.effective_from <= :date AND (r.effective_until IS NULL OR r.effective_until >= :date))\
            """;

    @Inject
    EntityManager entityManager;

    Page<RateCardItemView> page(OrganizationId organization, RateCardId card, PageRequest request, boolean withCosts) {
        PageStatement statement = new KeysetQuery(RateCardItemRow.COLUMNS, RateCardItemRow.TABLES, "i.id")
                .where("i.organization_id = :organization", "organization", organization.value())
                .where("i.rate_card_id = :card", "card", card.value())
                .page(request, SORTS, "-effectiveFrom");
        return statement.run(entityManager::createNativeQuery).map(row -> RateCardItemRow.view(row, withCosts));
    }

    /** What may matter for the lines: one statement for cards, one for items; none if no line selects a price. */
    PriceCandidates candidates(OrganizationId organization, PriceQuery query) {
        List<String> codes = query.lines().stream()
                .map(PriceQuery.Line::itemCode)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<UUID> categories = query.lines().stream()
                .filter(line -> line.itemCode() == null)
                .map(PriceQuery.Line::category)
                .filter(Objects::nonNull)
                .map(ServiceCategoryId::value)
                .distinct()
                .toList();
        if (codes.isEmpty() && categories.isEmpty()) {
            return new PriceCandidates(List.of(), List.of());
        }
        return new PriceCandidates(cards(organization, query), items(organization, query, codes, categories));
    }

    Optional<RateCardItemId> idOf(OrganizationId organization, RateCardId card, String code) {
        return entityManager
                .createQuery("""
                        SELECT i.id FROM RateCardItem i
                        WHERE i.organizationId = :organization AND i.rateCardId = :card AND i.itemCode = :code
                        ORDER BY i.effectiveFrom, i.id
                        """, UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("card", card.value())
                .setParameter("code", code)
                .getResultStream()
                .map(RateCardItemId::new)
                .findFirst();
    }

    RateCardItemId add(OrganizationId organization, RateCardItem item) {
        entityManager.persist(item);
        entityManager.flush();
        return new RateCardItemId(item.id());
    }

    @SuppressWarnings("unchecked")
    private List<PriceCandidates.Card> cards(OrganizationId organization, PriceQuery query) {
        Query cards = query.rateCard()
                .map(card -> entityManager.createNativeQuery(NAMED_CARD).setParameter("card", card.value()))
                .orElseGet(() -> entityManager.createNativeQuery(USABLE_CARDS).setParameter("date", query.date()))
                .setParameter("organization", organization.value());
        return ((List<Object[]>) cards.getResultList())
                .stream().map(RateCardItemRow::candidateCard).toList();
    }

    @SuppressWarnings("unchecked")
    private List<PriceCandidates.Item> items(
            OrganizationId organization, PriceQuery query, List<String> codes, List<UUID> categories) {
        List<String> selectors = new ArrayList<>();
        if (!codes.isEmpty()) {
            selectors.add(OF_CODES);
        }
        if (!categories.isEmpty()) {
            selectors.add(OF_CATEGORIES);
        }
        String named = query.rateCard().isPresent() ? " AND i.rate_card_id = :card" : "";
        Query items = entityManager
                .createNativeQuery(ITEMS + named + " AND (" + String.join(" OR ", selectors) + ")")
                .setParameter("organization", organization.value());
        query.rateCard().ifPresent(card -> items.setParameter("card", card.value()));
        if (!codes.isEmpty()) {
            items.setParameter("codes", codes);
        }
        if (!categories.isEmpty()) {
            items.setParameter("categories", categories).setParameter("date", query.date());
        }
        return ((List<Object[]>) items.getResultList())
                .stream().map(RateCardItemRow::candidateItem).toList();
    }
}
