package com.pivotalflow.quote;

import com.pivotalflow.change.Sameness;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.money.Quantity;
import com.pivotalflow.money.UnitCost;
import com.pivotalflow.money.UnitPrice;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.TenantRow;
import com.pivotalflow.pricing.Discount;
import com.pivotalflow.pricing.DiscountKind;
import com.pivotalflow.pricing.LineAmounts;
import com.pivotalflow.pricing.PriceableLine;
import com.pivotalflow.pricing.Selection;
import com.pivotalflow.pricing.SelectionMode;
import com.pivotalflow.pricing.TaxRate;
import com.pivotalflow.ratecard.PriceRule;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A line of a quote's working content; its id is the line key, which stays when the quote is revised. */
@Entity
@Table(
        name = "quote_line_items",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_quote_line_items_quote_id_position",
                        columnNames = {"organization_id", "quote_id", "position"}),
        indexes = {
            @Index(name = "ix_quote_line_items_delivery_role_id", columnList = "organization_id, delivery_role_id"),
            @Index(name = "ix_quote_line_items_rate_card_id", columnList = "organization_id, rate_card_id"),
            @Index(name = "ix_quote_line_items_rate_card_item_id", columnList = "organization_id, rate_card_item_id"),
            @Index(
                    name = "ix_quote_line_items_service_category_id",
                    columnList = "organization_id, service_category_id"),
            @Index(name = "ix_quote_line_items_tax_class_id", columnList = "organization_id, tax_class_id")
        })
class QuoteLine extends TenantRow {

    // Mapped for the foreign key; the quote reads its parts, never the other way round.
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "quote_id", nullable = false, updatable = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Quote quote;

    @Column(name = "position", nullable = false)
    private int position;

    @Convert(converter = QuoteColumns.OfLineKind.class)
    @Column(name = "kind", nullable = false)
    private LineKind kind;

    @Column(name = "description", nullable = false, length = 1000)
    private String description;

    @Column(name = "item_code", length = 50)
    private @Nullable String itemCode;

    @Column(name = "quantity", nullable = false, precision = 19, scale = 6)
    private BigDecimal quantity;

    @Column(name = "unit", nullable = false, length = 50)
    private String unit;

    @Column(name = "unit_price", nullable = false, precision = 19, scale = 6)
    private BigDecimal unitPrice;

    @Column(name = "tax_inclusive", nullable = false)
    private boolean taxInclusive;

    @Column(name = "tax_rate", nullable = false, precision = 11, scale = 8)
    private BigDecimal taxRate;

    @Column(name = "tax_exempt_reason", length = 200)
    private @Nullable String taxExemptReason;

    @Column(name = "discount_percentage", nullable = false, precision = 11, scale = 8)
    private BigDecimal discountPercentage;

    @Column(name = "discount_per_unit", nullable = false, precision = 19, scale = 6)
    private BigDecimal discountPerUnit;

    @Embedded
    private StoredLineAmounts amounts;

    @Column(name = "list_unit_price", precision = 19, scale = 6)
    private @Nullable BigDecimal listUnitPrice;

    @Column(name = "unit_cost", precision = 19, scale = 6)
    private @Nullable BigDecimal unitCost;

    @Convert(converter = QuoteColumns.OfPriceRule.class)
    @Column(name = "price_rule", nullable = false)
    private PriceRule priceRule;

    @Column(name = "price_date", nullable = false)
    private LocalDate priceDate;

    @Convert(converter = QuoteColumns.OfSelectionMode.class)
    @Column(name = "selection_mode", nullable = false)
    private SelectionMode selectionMode;

    @Column(name = "selected", nullable = false)
    private boolean selected;

    @Column(name = "group_code")
    private @Nullable String groupCode;

    @Column(name = "service_category_id")
    private @Nullable UUID serviceCategoryId;

    @Column(name = "delivery_role_id")
    private @Nullable UUID deliveryRoleId;

    @Column(name = "rate_card_id")
    private @Nullable UUID rateCardId;

    @Column(name = "rate_card_item_id")
    private @Nullable UUID rateCardItemId;

    @Column(name = "tax_class_id", nullable = false)
    private UUID taxClassId;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "metadata", nullable = false)
    private Metadata metadata;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected QuoteLine() {}

    @SuppressWarnings("NullAway.Init")
    QuoteLine(Quote quote, int position, QuoteDraft.Line line, LineAmounts amounts, Instant at) {
        super(quote.organization(), Ids.next(), at);
        this.quote = quote;
        take(position, line, amounts);
    }

    /** Takes over what a change made of the line; one that is as it was is left alone. */
    void change(int position, QuoteDraft.Line line, LineAmounts amounts, Instant at) {
        TaxRate rate = line.priceable().taxRate();
        TaxClassName taxClass = new TaxClassName(line.taxClass(), rate.classCode(), rate.label(), rate.exempt());
        boolean isSame = this.position == position
                && Sameness.of(this.amounts, StoredLineAmounts.of(amounts))
                && Sameness.of(drafted(taxClass), line);
        if (!isSame) {
            take(position, line, amounts);
            touch(at);
        }
    }

    private void take(int newPosition, QuoteDraft.Line line, LineAmounts computed) {
        PriceableLine priceable = line.priceable();
        position = newPosition;
        kind = line.kind();
        description = line.description();
        itemCode = line.itemCode();
        quantity = priceable.quantity().value();
        unit = line.unit();
        unitPrice = priceable.unitPrice().value();
        taxInclusive = priceable.taxInclusive();
        taxRate = priceable.taxRate().rate().fraction();
        taxExemptReason = priceable.taxExemptReason();
        discountPercentage =
                Percentage.ofPercent(value(priceable, DiscountKind.PERCENTAGE)).fraction();
        discountPerUnit = value(priceable, DiscountKind.PER_UNIT);
        amounts = StoredLineAmounts.of(computed);
        listUnitPrice = valueOf(priceable.listUnitPrice());
        unitCost = priceable.unitCost() == null ? null : priceable.unitCost().value();
        priceRule = line.rule();
        priceDate = line.priceDate();
        selectionMode = priceable.selection().mode();
        selected = priceable.selection().selected();
        groupCode = priceable.selection().group();
        serviceCategoryId = line.category();
        deliveryRoleId = line.role();
        rateCardId = line.rateCard();
        rateCardItemId = line.rateCardItem();
        taxClassId = line.taxClass();
        metadata = line.metadata();
    }

    /** The line as a client would state it, with everything that was found for it. */
    CreateQuote.Line stated(TaxClassName taxClass) {
        return new CreateQuote.Line(
                id(),
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
    PriceableLine priceable(TaxClassName taxClass) {
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
    QuoteDraft.Line drafted(TaxClassName taxClass) {
        return new QuoteDraft.Line(
                id(),
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

    /** The amounts that were stored with the line. */
    LineAmounts amounts(PriceableLine line, CurrencyUnit currency) {
        return amounts.amounts(line, currency);
    }

    UUID taxClassId() {
        return taxClassId;
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

    private static @Nullable BigDecimal valueOf(@Nullable UnitPrice price) {
        return price == null ? null : price.value();
    }
}
