package com.pivotalflow.quote.content;

import com.pivotalflow.money.Percentage;
import com.pivotalflow.pricing.TaxPolicy;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.QuoteType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a quote says as a whole, as columns: the same in the working content and in what was sent. */
@Embeddable
public record StoredHeading(
        @Column(name = "customer_id", nullable = false) UUID customerId,

        @Column(name = "title", nullable = false) String title,

        @Column(name = "description", length = 2000) @Nullable
        String description,

        @Convert(converter = QuoteColumns.OfType.class) @Column(name = "quote_type", nullable = false)
        QuoteType type,

        @Column(name = "valid_from", nullable = false) LocalDate validFrom,

        @Column(name = "valid_until", nullable = false) LocalDate validUntil,

        @Column(name = "currency_code", nullable = false) String currencyCode,

        @Embedded StoredTaxPolicy storedTaxPolicy,

        @Column(name = "deposit_percentage", precision = 11, scale = 8) @Nullable
        BigDecimal depositPercentage,

        @Column(name = "terms_conditions", length = 5000) @Nullable
        String termsConditions,

        @Column(name = "notes", length = 2000) @Nullable String notes) {

    public static StoredHeading of(QuoteDraft draft) {
        CreateQuote content = draft.content();
        BigDecimal deposit = draft.priceable().depositPercent();
        return new StoredHeading(
                content.customerId(),
                content.title(),
                content.description(),
                content.type() == null ? QuoteType.PROJECT : content.type(),
                draft.terms().validFrom(),
                draft.terms().validUntil(),
                draft.priceable().currency().code(),
                StoredTaxPolicy.of(draft.priceable().taxPolicy()),
                deposit == null ? null : Percentage.ofPercent(deposit).fraction(),
                draft.terms().termsConditions(),
                content.notes());
    }

    /** Per cent asked in advance, if any. */
    @Nullable
    public BigDecimal depositPercent() {
        return depositPercentage == null
                ? null
                : Percentage.ofFraction(depositPercentage).percent();
    }

    public TaxPolicy taxPolicy() {
        return storedTaxPolicy.policy();
    }
}
