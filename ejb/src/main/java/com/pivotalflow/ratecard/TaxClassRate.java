package com.pivotalflow.ratecard;

import com.pivotalflow.money.Percentage;
import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rate of a tax class over a period; periods of a class do not overlap. Ended, never changed, once it was used. */
@Entity
@Table(
        name = "tax_rates",
        indexes =
                @Index(
                        name = "ix_tax_rates_tax_class_id_effective_from",
                        columnList = "organization_id, tax_class_id, effective_from DESC"))
class TaxClassRate extends AuthoredRow {

    @Column(name = "tax_class_id", nullable = false, updatable = false)
    private UUID taxClassId;

    @Column(name = "rate", nullable = false, precision = 11, scale = 8)
    private BigDecimal rate;

    @Column(name = "effective_from", nullable = false)
    private LocalDate effectiveFrom;

    @Column(name = "effective_until")
    private @Nullable LocalDate effectiveUntil;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected TaxClassRate() {}

    private TaxClassRate(OrganizationId organization, TaxClassId taxClass, NewTaxClass.Rate content, Instant at) {
        super(organization, Ids.next(), null, at);
        this.taxClassId = taxClass.value();
        this.rate = content.rate().fraction();
        this.effectiveFrom = content.effectiveFrom();
        this.effectiveUntil = content.effectiveUntil();
    }

    /** A new row, made by the system. */
    static TaxClassRate of(OrganizationId organization, TaxClassId taxClass, NewTaxClass.Rate content, Instant at) {
        return new TaxClassRate(organization, taxClass, content, at);
    }

    private TaxClassRate(Caller author, TaxClassId taxClass, CreateTaxClass.Rate content, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
        this.taxClassId = taxClass.value();
        this.rate = Percentage.ofPercent(content.ratePercent()).fraction();
        this.effectiveFrom = content.effectiveFrom();
        this.effectiveUntil = content.effectiveUntil();
    }

    /** New rates of a class as somebody stated them. */
    static List<TaxClassRate> of(Caller author, TaxClassId taxClass, List<CreateTaxClass.Rate> contents, Instant at) {
        return contents.stream()
                .map(content -> new TaxClassRate(author, taxClass, content, at))
                .toList();
    }

    /** What it would be made from, were it made now. */
    CreateTaxClass.Rate content() {
        return new CreateTaxClass.Rate(Percentage.ofFraction(rate).percent(), effectiveFrom, effectiveUntil);
    }
}
