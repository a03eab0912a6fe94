package com.pivotalflow.ratecard;

import com.pivotalflow.listing.RowReader;
import com.pivotalflow.metadata.StoredLabels;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.UnitCost;
import com.pivotalflow.money.UnitPrice;
import com.pivotalflow.organization.EntityTag;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Select lists of prices and what is made of their rows. */
final class RateCardItemRow {

    static final String COLUMNS = """
            k.code, k.minor_units, i.id, i.rate_card_id, i.item_code, i.description, i.service_category_id,
            i.delivery_role_id, i.unit, i.base_rate, i.unit_cost, t.code, i.effective_from, i.effective_until,
            i.is_active, CAST(i.metadata AS text), i.created_at, i.updated_at, i.version\
            """;

    static final String TABLES = """
            rate_card_items i
            JOIN currencies k ON k.code = i.currency_code
            JOIN tax_classes t ON t.organization_id = i.organization_id AND t.id = i.tax_class_id\
            """;

    private static final String WITH_COSTS = "c";

    private RateCardItemRow() {}

    static RateCardItemView view(Object[] columns, boolean withCosts) {
        RowReader row = new RowReader(columns);
        CurrencyUnit currency = new CurrencyUnit(row.text(), row.whole());
        return new RateCardItemView(
                row.id(),
                row.id(),
                row.textOrNull(),
                row.textOrNull(),
                row.id(),
                row.idOrNull(),
                row.text(),
                new UnitPrice(row.decimal()).text(currency),
                cost(row.decimalOrNull(), currency, withCosts),
                row.text(),
                row.date(),
                row.dateOrNull(),
                row.bit(),
                StoredLabels.parse(row.text()),
                row.instant(),
                row.instant(),
                withCosts ? EntityTag.of(row.version(), WITH_COSTS) : EntityTag.of(row.version()));
    }

    static PriceCandidates.Card candidateCard(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new PriceCandidates.Card(new RateCardId(row.id()), row.text(), row.bit(), row.bit(), period(row));
    }

    static PriceCandidates.Item candidateItem(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new PriceCandidates.Item(
                new RateCardItemId(row.id()),
                new RateCardId(row.id()),
                row.textOrNull(),
                new ServiceCategoryId(row.id()),
                role(row.idOrNull()),
                row.text(),
                new UnitPrice(row.decimal()),
                cost(row.decimalOrNull()),
                new TaxClassId(row.id()),
                period(row));
    }

    private static PriceCandidates.Period period(RowReader row) {
        return new PriceCandidates.Period(row.date(), row.dateOrNull());
    }

    private static @Nullable DeliveryRoleId role(@Nullable UUID id) {
        return id == null ? null : new DeliveryRoleId(id);
    }

    private static @Nullable UnitCost cost(@Nullable BigDecimal cost) {
        return cost == null ? null : new UnitCost(cost);
    }

    private static @Nullable String cost(@Nullable BigDecimal cost, CurrencyUnit currency, boolean visible) {
        return cost == null || !visible ? null : new UnitCost(cost).text(currency);
    }
}
