package com.pivotalflow.ratecard;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.money.UnitCost;
import com.pivotalflow.money.UnitPrice;
import com.pivotalflow.money.Uplift;
import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A price: category, role, unit and period. Its currency is the card's, held there by the key. */
@Entity
@Table(
        name = "rate_card_items",
        indexes = {
            @Index(name = "ix_rate_card_items_delivery_role_id", columnList = "organization_id, delivery_role_id"),
            @Index(
                    name = "ix_rate_card_items_rate_card_id_effective_from",
                    columnList = "organization_id, rate_card_id, effective_from DESC"),
            @Index(
                    name = "ix_rate_card_items_service_category_id_delivery_role_id",
                    columnList = "organization_id, service_category_id, delivery_role_id"),
            @Index(name = "ix_rate_card_items_tax_class_id", columnList = "organization_id, tax_class_id")
        })
class RateCardItem extends AuthoredRow {

    @Column(name = "rate_card_id", nullable = false, updatable = false)
    private UUID rateCardId;

    @Column(name = "currency_code", nullable = false)
    private String currencyCode;

    @Column(name = "service_category_id", nullable = false)
    private UUID serviceCategoryId;

    @Column(name = "delivery_role_id")
    private @Nullable UUID deliveryRoleId;

    @Column(name = "item_code", length = 50)
    private @Nullable String itemCode;

    @Column(name = "description", length = 1000)
    private @Nullable String description;

    @Column(name = "unit", nullable = false, length = 50)
    private String unit;

    @Column(name = "base_rate", nullable = false, precision = 19, scale = 6)
    private BigDecimal baseRate;

    @Column(name = "unit_cost", precision = 19, scale = 6)
    private @Nullable BigDecimal unitCost;

    @Column(name = "tax_class_id", nullable = false)
    private UUID taxClassId;

    @Column(name = "effective_from", nullable = false)
    private LocalDate effectiveFrom;

    @Column(name = "effective_until")
    private @Nullable LocalDate effectiveUntil;

    @Column(name = "is_active", nullable = false)
    private boolean active;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "metadata", nullable = false)
    private Metadata metadata;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected RateCardItem() {}

    private RateCardItem(
            OrganizationId organization, RateCardId card, String currency, NewRateCardItem content, Instant at) {
        super(organization, Ids.next(), null, at);
        this.rateCardId = card.value();
        this.currencyCode = currency;
        this.serviceCategoryId = content.category().value();
        this.deliveryRoleId = content.role() == null ? null : content.role().value();
        this.itemCode = content.itemCode();
        this.description = content.description();
        this.unit = content.unit();
        this.baseRate = content.baseRate().value();
        this.unitCost = content.unitCost() == null ? null : content.unitCost().value();
        this.taxClassId = content.taxClass().value();
        this.effectiveFrom = content.effectiveFrom();
        this.effectiveUntil = content.effectiveUntil();
        this.active = true;
        this.metadata = Metadata.none();
    }

    /** A new row, made by the system. */
    static RateCardItem of(
            OrganizationId organization, RateCardId card, String currency, NewRateCardItem content, Instant at) {
        return new RateCardItem(organization, card, currency, content, at);
    }

    @SuppressWarnings("NullAway.Init")
    private RateCardItem(Caller author, RateCard card, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
        this.rateCardId = card.id();
        this.currencyCode = card.currency();
    }

    /** A new price of a card as somebody stated it, everything said. */
    static RateCardItem of(Caller author, RateCard card, CreateRateCardItem content, TaxClassId taxClass, Instant at) {
        RateCardItem item = new RateCardItem(author, card, at);
        item.take(content, taxClass);
        return item;
    }

    /** Takes over what a change says, everything said. */
    void change(Caller author, CreateRateCardItem content, TaxClassId taxClass, Instant at) {
        take(content, taxClass);
        touch(author.user(), at);
    }

    private void take(CreateRateCardItem content, TaxClassId taxClass) {
        serviceCategoryId = content.serviceCategoryId().value();
        deliveryRoleId = content.roleId() == null ? null : content.roleId().value();
        itemCode = content.itemCode();
        description = content.description();
        unit = Objects.requireNonNull(content.unit());
        baseRate = new UnitPrice(content.baseRate()).value();
        unitCost = content.unitCost() == null ? null : new UnitCost(content.unitCost()).value();
        taxClassId = taxClass.value();
        effectiveFrom = Objects.requireNonNull(content.effectiveFrom());
        effectiveUntil = content.effectiveUntil();
        active = Boolean.TRUE.equals(content.isActive());
        metadata = content.metadata();
    }

    /**
     * What it would be made from, were it made now.
     *
     * @param taxClass code of its tax class
     */
    CreateRateCardItem content(String taxClass) {
        return new CreateRateCardItem(
                itemCode,
                description,
                new ServiceCategoryId(serviceCategoryId),
                deliveryRoleId == null ? null : new DeliveryRoleId(deliveryRoleId),
                unit,
                baseRate,
                unitCost,
                taxClass,
                effectiveFrom,
                effectiveUntil,
                active,
                metadata);
    }

    /**
     * The same price on a copy of its card: from the first day of the copy or its own, whichever is later; one that
     * lasts as long as the card lasts as long as the copy.
     */
    RateCardItem copied(Caller author, RateCard card, RateCard copy, Instant at) {
        RateCardItem item = new RateCardItem(author, copy, at);
        item.serviceCategoryId = serviceCategoryId;
        item.deliveryRoleId = deliveryRoleId;
        item.itemCode = itemCode;
        item.description = description;
        item.unit = unit;
        item.baseRate = baseRate;
        item.unitCost = unitCost;
        item.taxClassId = taxClassId;
        item.effectiveFrom = effectiveFrom.isBefore(copy.effectiveFrom()) ? copy.effectiveFrom() : effectiveFrom;
        item.effectiveUntil = Optional.ofNullable(effectiveUntil).equals(card.effectiveUntil()) ? null : effectiveUntil;
        item.active = true;
        item.metadata = metadata;
        return item;
    }

    /**
     * Raises the price.
     *
     * @throws com.pivotalflow.money.ValueRejectedException when it would become larger than prices can be
     */
    void raise(Uplift uplift) {
        baseRate = uplift.applyTo(new UnitPrice(baseRate)).value();
    }

    boolean isOf(RateCardId card) {
        return rateCardId.equals(card.value());
    }
}
