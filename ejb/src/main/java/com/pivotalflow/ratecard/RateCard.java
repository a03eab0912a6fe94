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
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A price list with a period. On any day at most one active card of a currency is the default. */
@Entity
@Table(
        name = "rate_cards",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_rate_cards_id_currency_code",
                        columnNames = {"organization_id", "id", "currency_code"}),
        indexes =
                @Index(name = "ix_rate_cards_created_at_id", columnList = "organization_id, created_at DESC, id DESC"))
class RateCard extends AuthoredRow {

    @Column(name = "name", nullable = false)
    private String name;

    @Column(name = "revision", nullable = false, length = 20)
    private String revision;

    @Column(name = "description", length = 2000)
    private @Nullable String description;

    @Column(name = "currency_code", nullable = false)
    private String currencyCode;

    @Column(name = "effective_from", nullable = false)
    private LocalDate effectiveFrom;

    @Column(name = "effective_until")
    private @Nullable LocalDate effectiveUntil;

    @Column(name = "is_default", nullable = false)
    private boolean usual;

    @Column(name = "is_active", nullable = false)
    private boolean active;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "metadata", nullable = false)
    private Metadata metadata;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected RateCard() {}

    private RateCard(OrganizationId organization, NewRateCard content, Instant at) {
        super(organization, Ids.next(), null, at);
        this.name = content.name();
        this.revision = content.revision();
        this.currencyCode = content.currency();
        this.effectiveFrom = content.effectiveFrom();
        this.effectiveUntil = content.effectiveUntil();
        this.usual = content.isDefault();
        this.active = true;
        this.metadata = Metadata.none();
    }

    /** A new row, made by the system. */
    static RateCard of(OrganizationId organization, NewRateCard content, Instant at) {
        return new RateCard(organization, content, at);
    }
}
