package com.pivotalflow.quote;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.pricing.TaxPolicy;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.MappedSuperclass;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a quote says as a whole: to whom, about what, when, in which currency, by which tax policy and terms. Its lines,
 * discounts and groups are rows of their own.
 */
@MappedSuperclass
abstract class QuoteContent extends AuthoredRow {

    @Column(name = "customer_id", nullable = false)
    private UUID customerId;

    @Column(name = "contact_id")
    private @Nullable UUID contactId;

    @Column(name = "project_id")
    private @Nullable UUID projectId;

    @Column(name = "owner_id")
    private @Nullable UUID ownerId;

    @Column(name = "rate_card_id")
    private @Nullable UUID rateCardId;

    @Column(name = "title", nullable = false)
    private String title;

    @Column(name = "description", length = 2000)
    private @Nullable String description;

    @Convert(converter = QuoteColumns.OfType.class)
    @Column(name = "quote_type", nullable = false)
    private QuoteType type;

    @Column(name = "valid_from", nullable = false)
    private LocalDate validFrom;

    @Column(name = "valid_until", nullable = false)
    private LocalDate validUntil;

    @Column(name = "currency_code", nullable = false)
    private String currencyCode;

    @Embedded
    private StoredTaxPolicy taxPolicy;

    @Column(name = "deposit_percentage", precision = 11, scale = 8)
    private @Nullable BigDecimal depositPercentage;

    @Column(name = "terms_conditions", length = 5000)
    private @Nullable String termsConditions;

    @Column(name = "notes", length = 2000)
    private @Nullable String notes;

    @Column(name = "internal_notes", length = 2000)
    private @Nullable String internalNotes;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "metadata", nullable = false)
    private Metadata metadata;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    QuoteContent() {}

    @SuppressWarnings("NullAway.Init")
    QuoteContent(OrganizationId organization, UUID id, UserId author, Instant at) {
        super(organization, id, author, at);
    }

    /** Takes over what was stated, with everything that was found for it. */
    void take(QuoteDraft draft) {
        CreateQuote content = draft.content();
        customerId = content.customerId();
        rateCardId = content.rateCardId();
        title = content.title();
        description = content.description();
        type = content.type() == null ? QuoteType.PROJECT : content.type();
        validFrom = draft.terms().validFrom();
        validUntil = draft.terms().validUntil();
        currencyCode = draft.priceable().currency().code();
        taxPolicy = StoredTaxPolicy.of(draft.priceable().taxPolicy());
        BigDecimal deposit = draft.priceable().depositPercent();
        depositPercentage =
                deposit == null ? null : Percentage.ofPercent(deposit).fraction();
        termsConditions = draft.terms().termsConditions();
        notes = content.notes();
        takeAnnotations(content);
    }

    /** Takes over what no customer ever sees and no approval depends on. */
    void takeAnnotations(CreateQuote content) {
        contactId = content.contactId();
        projectId = content.projectId();
        ownerId = content.ownerId();
        internalNotes = content.internalNotes();
        metadata = content.metadata();
    }

    /**
     * The content as a client would state it, with defaults filled in.
     *
     * @param fxRate the rate it was made with; absent in the organization's own currency
     */
    CreateQuote stated(
            @Nullable BigDecimal fxRate,
            List<DiscountTerm> discounts,
            List<CreateQuote.Group> groups,
            List<CreateQuote.Line> lines) {
        return new CreateQuote(
                customerId,
                contactId,
                projectId,
                ownerId,
                title,
                description,
                type,
                validFrom,
                validUntil,
                currencyCode,
                rateCardId,
                new CreateQuote.Policy(taxPolicy.profile(), taxPolicy.basis(), taxPolicy.level(), taxPolicy.rounding()),
                fxRate,
                discounts,
                groups,
                depositPercent(),
                termsConditions,
                notes,
                internalNotes,
                lines,
                metadata);
    }

    @Nullable
    BigDecimal depositPercent() {
        return depositPercentage == null
                ? null
                : Percentage.ofFraction(depositPercentage).percent();
    }

    TaxPolicy taxPolicy() {
        return taxPolicy.policy();
    }

    String title() {
        return title;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    LocalDate validUntil() {
        return validUntil;
    }

    String currencyCode() {
        return currencyCode;
    }
}
