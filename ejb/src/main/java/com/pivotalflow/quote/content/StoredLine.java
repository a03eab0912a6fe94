package com.pivotalflow.quote.content;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.money.Quantity;
import com.pivotalflow.money.UnitCost;
import com.pivotalflow.money.UnitPrice;
import com.pivotalflow.pricing.Discount;
import com.pivotalflow.pricing.DiscountKind;
import com.pivotalflow.pricing.LineAmounts;
import com.pivotalflow.pricing.PriceableLine;
import com.pivotalflow.pricing.Selection;
import com.pivotalflow.pricing.SelectionMode;
import com.pivotalflow.pricing.TaxRate;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.LineDiscountTerm;
import com.pivotalflow.quote.terms.LineKind;
import com.pivotalflow.quote.terms.SelectionTerm;
import com.pivotalflow.ratecard.PriceRule;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a line says and comes to, as columns: the same in the working content and in what was sent. */
@Embeddable
public record StoredLine(
        @Convert(converter = QuoteColumns.OfLineKind.class) @Column(name = "kind", nullable = false)
        LineKind kind,

        @Column(name = "description", nullable = false, length = 1000)
        String description,

        @Column(name = "item_code", length = 50) @Nullable String itemCode,

        @Column(name = "quantity", nullable = false, precision = 19, scale = 6)
        BigDecimal quantity,

        @Column(name = "unit", nullable = false, length = 50)
        String unit,

        @Column(name = "unit_price", nullable = false, precision = 19, scale = 6)
        BigDecimal unitPrice,

        @Column(name = "tax_inclusive", nullable = false) boolean taxInclusive,

        @Column(name = "tax_rate", nullable = false, precision = 11, scale = 8)
        BigDecimal taxRate,

        @Column(name = "tax_exempt_reason", length = 200) @Nullable
        String taxExemptReason,

        @Column(name = "discount_percentage", nullable = false, precision = 11, scale = 8)
        BigDecimal discountPercentage,

        @Column(name = "discount_per_unit", nullable = false, precision = 19, scale = 6)
        BigDecimal discountPerUnit,

        @Embedded StoredLineAmounts amounts,

        @Column(name = "list_unit_price", precision = 19, scale = 6) @Nullable
        BigDecimal listUnitPrice,

        @Column(name = "unit_cost", precision = 19, scale = 6) @Nullable
        BigDecimal unitCost,

        @Convert(converter = QuoteColumns.OfPriceRule.class) @Column(name = "price_rule", nullable = false)
        PriceRule priceRule,

        @Column(name = "price_date", nullable = false) LocalDate priceDate,

        @Convert(converter = QuoteColumns.OfSelectionMode.class) @Column(name = "selection_mode", nullable = false)
        SelectionMode selectionMode,

        @Column(name = "selected", nullable = false) boolean selected,
        @Column(name = "group_code") @Nullable String groupCode,
        @Column(name = "service_category_id") @Nullable UUID serviceCategoryId,
        @Column(name = "delivery_role_id") @Nullable UUID deliveryRoleId,
        @Column(name = "rate_card_id") @Nullable UUID rateCardId,
        @Column(name = "rate_card_item_id") @Nullable UUID rateCardItemId,

        @Column(name = "tax_class_id", nullable = false) UUID taxClassId) {

    public static StoredLine of(QuoteDraft.Line line, LineAmounts computed) {
        PriceableLine priceable = line.priceable();
        UnitPrice list = priceable.listUnitPrice();
        UnitCost cost = priceable.unitCost();
        return new StoredLine(
                line.kind(),
                line.description(),
                line.itemCode(),
                priceable.quantity().value(),
                line.unit(),
                priceable.unitPrice().value(),
                priceable.taxInclusive(),
                priceable.taxRate().rate().fraction(),
                priceable.taxExemptReason(),
                Percentage.ofPercent(value(priceable, DiscountKind.PERCENTAGE)).fraction(),
                value(priceable, DiscountKind.PER_UNIT),
                StoredLineAmounts.of(computed),
                list == null ? null : list.value(),
                cost == null ? null : cost.value(),
                line.rule(),
                line.priceDate(),
                priceable.selection().mode(),
                priceable.selection().selected(),
                priceable.selection().group(),
                line.category(),
                line.role(),
                line.rateCard(),
                line.rateCardItem(),
                line.taxClass());
    }

    /** The line as a client would state it, with everything that was found for it. */
    public CreateQuote.Line stated(UUID id, TaxClassName taxClass, Metadata metadata) {
        return new CreateQuote.Line(
                id,
                kind,
                description,
                itemCode,
                quantity,
                unit,
                unitPrice,
                unitCost,
                serviceCategoryId,
                deliveryRoleId,
                taxInclusive,
                taxClass.code(),
                Percentage.ofFraction(taxRate).percent(),
                taxExemptReason,
                discounts().stream()
                        .map(discount -> new LineDiscountTerm(discount.kind(), discount.value()))
                        .toList(),
                new SelectionTerm(selectionMode, groupCode, selected),
                metadata);
    }

    /** The line as the calculation takes it, with the rate that was copied to it. */
    public PriceableLine priceable(TaxClassName taxClass) {
        Percentage rate = Percentage.ofFraction(taxRate);
        return new PriceableLine(
                new Quantity(quantity),
                new UnitPrice(unitPrice),
                listUnitPrice == null ? null : new UnitPrice(listUnitPrice),
                unitCost == null ? null : new UnitCost(unitCost),
                new TaxRate(taxClass.code(), taxClass.name(), rate, taxClass.exempt()),
                taxInclusive,
                taxExemptReason,
                discounts(),
                new Selection(selectionMode, groupCode, selected));
    }

    /** The line as it was drafted. */
    public QuoteDraft.Line drafted(UUID key, TaxClassName taxClass, Metadata metadata) {
        return new QuoteDraft.Line(
                key,
                kind,
                description,
                itemCode,
                unit,
                serviceCategoryId,
                deliveryRoleId,
                priceRule,
                rateCardId,
                rateCardItemId,
                priceDate,
                taxClassId,
                metadata,
                priceable(taxClass));
    }

    /** Whether it counts as it is selected. */
    public boolean isIncluded() {
        return selectionMode == SelectionMode.REQUIRED || selected;
    }

    /** The amounts that were stored with the line. */
    public LineAmounts amounts(PriceableLine line, CurrencyUnit currency) {
        return amounts.amounts(line, currency);
    }

    private List<Discount> discounts() {
        List<Discount> stated = new ArrayList<>();
        addIfStated(
                stated,
                DiscountKind.PERCENTAGE,
                Percentage.ofFraction(discountPercentage).percent());
        addIfStated(stated, DiscountKind.FIXED, amounts.discountFixedAmount());
        addIfStated(stated, DiscountKind.PER_UNIT, discountPerUnit);
        return stated;
    }

    private static void addIfStated(List<Discount> stated, DiscountKind kind, BigDecimal value) {
        if (value.signum() > 0) {
            stated.add(Discount.of(kind, value.stripTrailingZeros()));
        }
    }

    private static BigDecimal value(PriceableLine line, DiscountKind kind) {
        return line.discounts().stream()
                .filter(discount -> discount.kind() == kind)
                .map(Discount::value)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
