package com.pivotalflow.organization;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.pricing.TaxBasis;
import com.pivotalflow.pricing.TaxLevel;
import com.pivotalflow.pricing.TaxPolicy;
import com.pivotalflow.pricing.TaxRounding;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The tenant. Its defaults are read when a document is made and copied into it; a later change touches no document that
 * exists.
 */
@Entity
@Table(
        name = "organizations",
        uniqueConstraints = @UniqueConstraint(name = "uq_organizations_slug", columnNames = "slug"))
class Organization {

    private static final String USUAL_NUMBER_FORMAT = "{prefix}-{yyyy}-{seq:4}";

    @Id
    @Column(name = "id", nullable = false, updatable = false)
    private UUID id;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    @Column(name = "name", nullable = false)
    private String name;

    @Column(name = "slug", nullable = false)
    private String slug;

    @Convert(converter = OrganizationStatusConverter.class)
    @Column(name = "status", nullable = false)
    private OrganizationStatus status;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "time_zone", nullable = false, length = 64)
    private String timeZone;

    @Column(name = "currency_code", nullable = false)
    private String currencyCode;

    @Column(name = "country_code")
    private @Nullable String countryCode;

    @Column(name = "tax_profile", nullable = false)
    private String taxProfile;

    @Column(name = "tax_basis", nullable = false)
    private String taxBasis;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "tax_level", nullable = false)
    private TaxLevel taxLevel;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "tax_rounding", nullable = false)
    private TaxRounding taxRounding;

    @Column(name = "default_tax_class_id")
    private @Nullable UUID defaultTaxClassId;

    @Column(name = "quote_number_prefix", nullable = false)
    private String quoteNumberPrefix;

    @Column(name = "quote_number_format", nullable = false, length = 50)
    private String quoteNumberFormat;

    @Column(name = "invoice_number_prefix", nullable = false)
    private String invoiceNumberPrefix;

    @Column(name = "invoice_number_format", nullable = false, length = 50)
    private String invoiceNumberFormat;

    @Column(name = "quote_validity_days", nullable = false)
    private short quoteValidityDays;

    @Column(name = "deposit_percentage", precision = 11, scale = 8)
    private @Nullable BigDecimal depositPercentage;

    @Column(name = "default_terms", length = 5000)
    private @Nullable String defaultTerms;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Organization() {}

    @SuppressWarnings("NullAway.Init")
    private Organization(OrganizationId id, NewOrganization content, Instant at) {
        this.id = id.value();
        this.name = content.name();
        this.slug = content.slug();
        this.status = OrganizationStatus.ACTIVE;
        this.timeZone = content.timeZone().getId();
        this.currencyCode = content.currency();
        this.countryCode = content.country();
        this.taxProfile = content.taxPolicy().profile();
        this.taxBasis = content.taxPolicy().basis().wireName();
        this.taxLevel = content.taxPolicy().level();
        this.taxRounding = content.taxPolicy().rounding();
        this.quoteNumberPrefix = "Q";
        this.quoteNumberFormat = USUAL_NUMBER_FORMAT;
        this.invoiceNumberPrefix = "INV";
        this.invoiceNumberFormat = USUAL_NUMBER_FORMAT;
        this.quoteValidityDays = 30;
        this.createdAt = at.truncatedTo(ChronoUnit.MICROS);
        this.updatedAt = this.createdAt;
    }

    /** A new organization with the product's usual number formats and validity of quotes. */
    static Organization open(OrganizationId id, NewOrganization content, Instant at) {
        return new Organization(id, content, at);
    }

    OrganizationId id() {
        return new OrganizationId(id);
    }

    /** Names the tax class of lines that name none, unless one is named already. */
    void useTaxClassIfNone(UUID taxClass, Instant at) {
        if (defaultTaxClassId == null) {
            defaultTaxClassId = taxClass;
            updatedAt = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /**
     * Does something to it as a whole.
     *
     * @throws com.pivotalflow.problem.DomainException {@code INVALID_STATUS_TRANSITION}
     */
    void undergo(OrganizationOperation operation, Instant at) {
        status = operation.from(status);
        updatedAt = at.truncatedTo(ChronoUnit.MICROS);
        if (status == OrganizationStatus.CLOSED) {
            closedAt = updatedAt;
        }
    }

    /** How it looks to whoever runs the platform. */
    OrganizationView view() {
        return new OrganizationView(
                id,
                name,
                slug,
                status,
                countryCode,
                currencyCode,
                timeZone,
                createdAt,
                closedAt,
                EntityTag.of(version),
                null);
    }

    /**
     * What documents are made with.
     *
     * @param currency the base currency, whose code is this organization's
     */
    OrganizationProfile profile(CurrencyUnit currency) {
        TaxBasis basis = TaxBasis.GROSS.wireName().equals(taxBasis) ? TaxBasis.GROSS : TaxBasis.NET;
        return new OrganizationProfile(
                id(),
                name,
                slug,
                ZoneId.of(timeZone),
                currency,
                new TaxPolicy(taxProfile, basis, taxLevel, taxRounding),
                defaultTaxClassId,
                quoteNumberPrefix,
                quoteNumberFormat,
                invoiceNumberPrefix,
                invoiceNumberFormat,
                quoteValidityDays,
                depositPercentage,
                defaultTerms);
    }

    String currencyCode() {
        return currencyCode;
    }

    String slug() {
        return slug;
    }
}
