package com.pivotalflow.ratecard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prices of a card by the hundred: one statement for all of them. */
@ApplicationScoped
class RateCardItemBatchRepository {

    private static final String ORGANIZATION = "organization";

    /** What stands for no role where roles are compared, as the table's own constraint has it. */
    private static final String ANY_ROLE = "'00000000-0000-0000-0000-000000000000'";

    /** Which of the rows that are sent along as JSON meet a price of the card; the exclusion constraints answer by their indexes. */
    private static final String COLLISIONS = """
        SELECT x.n,
            EXISTS (SELECT 1 FROM rate_card_items i
                WHERE i.organization_id = :organization AND i.rate_card_id = :card AND i.is_active
                    AND i.item_code IS NOT NULL AND i.item_code = x.code
                    AND daterange(i.effective_from, i.effective_until, '[]') && daterange(x.since, x.until, '[]')),
            EXISTS (SELECT 1 FROM rate_card_items i
                WHERE i.organization_id = :organization AND i.rate_card_id = :card AND i.is_active
                    AND i.service_category_id = x.category AND i.unit = x.measure
                    AND coalesce(i.delivery_role_id, CAST(%1$s AS uuid)) = coalesce(x.role, CAST(%1$s AS uuid))
                    AND daterange(i.effective_from, i.effective_until, '[]') && daterange(x.since, x.until, '[]'))
        FROM jsonb_to_recordset(CAST(:items AS jsonb)) AS x (n int, code text, category uuid, role uuid, measure text,
            since date, until date)
        """.formatted(ANY_ROLE);

    @Inject
    EntityManager entityManager;

    /** Which of the active prices stand for the same as one of the card on one of their days, by their keys. */
    @SuppressWarnings("unchecked")
    Map<Integer, ItemCollision> collisions(
            OrganizationId organization, RateCardId card, Map<Integer, CreateRateCardItem> items) {
        ArrayNode active = JsonNodeFactory.instance.arrayNode();
        items.forEach((key, item) -> {
            if (Boolean.TRUE.equals(item.isActive())) {
                add(active, key, item);
            }
        });
        Map<Integer, ItemCollision> found = new HashMap<>();
        if (active.isEmpty()) {
            return found;
        }
        List<Object[]> rows = entityManager
                .createNativeQuery(COLLISIONS)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("card", card.value())
                .setParameter("items", active.toString())
                .getResultList();
        for (Object[] columns : rows) {
            RowReader row = new RowReader(columns);
            int key = row.whole();
            boolean hasCode = row.bit();
            if (hasCode || row.bit()) {
                found.put(key, hasCode ? ItemCollision.CODE : ItemCollision.PERIOD);
            }
        }
        return found;
    }

    private static void add(ArrayNode active, int key, CreateRateCardItem item) {
        ObjectNode row = active.addObject()
                .put("n", key)
                .put("code", item.itemCode())
                .put("category", item.serviceCategoryId().value().toString())
                .put("measure", item.unit())
                .put("since", text(item.effectiveFrom()))
                .put("until", text(item.effectiveUntil()));
        if (item.roleId() != null) {
            row.put("role", item.roleId().value().toString());
        }
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** Adds all, and keeps none of them in memory. */
    void add(OrganizationId organization, List<RateCardItem> items) {
        items.forEach(entityManager::persist);
        entityManager.flush();
        entityManager.clear();
    }

    /** Ids of the categories of these codes. */
    Map<String, UUID> categories(OrganizationId organization, Collection<String> codes) {
        return ids("SELECT s.code, s.id FROM ServiceCategory s", "s", organization, codes);
    }

    /** Ids of the trade roles of these codes. */
    Map<String, UUID> roles(OrganizationId organization, Collection<String> codes) {
        return ids("SELECT r.code, r.id FROM DeliveryRole r", "r", organization, codes);
    }

    private Map<String, UUID> ids(String select, String alias, OrganizationId organization, Collection<String> codes) {
        Map<String, UUID> ids = new HashMap<>();
        if (codes.isEmpty()) {
            return ids;
        }
        entityManager
                .createQuery(
                        "%2$s WHERE %1$s.organizationId = :organization AND %1$s.code IN (:codes)"
                                .formatted(alias, select),
                        Object[].class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("codes", codes)
                .getResultList()
                .forEach(row -> ids.put((String) row[0], (UUID) row[1]));
        return ids;
    }

    /** How prices look with their costs. */
    @SuppressWarnings("unchecked")
    List<RateCardItemView> views(OrganizationId organization, List<UUID> ids) {
        List<Object[]> rows = entityManager
                .createNativeQuery("SELECT " + RateCardItemRow.COLUMNS + " FROM " + RateCardItemRow.TABLES
                        + " WHERE i.organization_id = :organization AND i.id IN (:ids) ORDER BY i.id")
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream().map(row -> RateCardItemRow.view(row, true)).toList();
    }
}
