package com.pivotalflow.quote;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.content.StoredHeading;
import com.pivotalflow.quote.content.StoredTaxPolicy;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.DiscountTerm;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.MappedSuperclass;
import java.math.BigDecimal;
import java.time.Instant;
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

    @Embedded
    private StoredHeading heading;

    @Column(name = "contact_id")
    private @Nullable UUID contactId;

    @Column(name = "project_id")
    private @Nullable UUID projectId;

    @Column(name = "owner_id")
    private @Nullable UUID ownerId;

    @Column(name = "rate_card_id")
    private @Nullable UUID rateCardId;

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
        heading = StoredHeading.of(draft);
        rateCardId = draft.content().rateCardId();
        takeAnnotations(draft.content());
    }

    /** Says again as a whole what was said before. */
    void restore(StoredHeading before) {
        heading = before;
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
        StoredTaxPolicy policy = heading.storedTaxPolicy();
        return new CreateQuote(
                heading.customerId(),
                contactId,
                projectId,
                ownerId,
                heading.title(),
                heading.description(),
                heading.type(),
                heading.validFrom(),
                heading.validUntil(),
                heading.currencyCode(),
                rateCardId,
                new CreateQuote.Policy(policy.profile(), policy.basis(), policy.level(), policy.rounding()),
                fxRate,
                discounts,
                groups,
                heading.depositPercent(),
                heading.termsConditions(),
                heading.notes(),
                internalNotes,
                lines,
                metadata);
    }

    /** What it says as a whole. */
    StoredHeading heading() {
        return heading;
    }

    @Nullable
    UUID contactId() {
        return contactId;
    }

    @Nullable
    UUID projectId() {
        return projectId;
    }

    @Nullable
    UUID ownerId() {
        return ownerId;
    }

    Metadata metadata() {
        return metadata;
    }

    String currencyCode() {
        return heading.currencyCode();
    }
}
