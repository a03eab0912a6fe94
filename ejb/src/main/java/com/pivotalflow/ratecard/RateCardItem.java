package com.pivotalflow.ratecard;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.organization.AuthoredRow;
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
}
