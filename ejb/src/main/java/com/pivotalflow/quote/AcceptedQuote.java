package com.pivotalflow.quote;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.quote.content.StoredExchange;
import com.pivotalflow.quote.content.StoredHeading;
import com.pivotalflow.quote.content.StoredLine;
import com.pivotalflow.quote.content.StoredLineAmounts;
import com.pivotalflow.quote.content.StoredTaxPolicy;
import com.pivotalflow.quote.content.StoredTotals;
import com.pivotalflow.quote.terms.LineKind;
import com.pivotalflow.quote.terms.QuoteId;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer agreed to, as it is stored: for whatever is made of a quote. Nothing in it is computed.
 *
 * @param id the quote
 * @param number as people read it
 * @param versionId the version that was accepted
 * @param version its number
 * @param customerId who accepted
 * @param contactId the contact
 * @param projectId the project that the quote names
 * @param ownerId who is in charge
 * @param title what it is about
 * @param description in words
 * @param currency code of its currency
 * @param taxPolicy how tax was computed
 * @param totals over the accepted lines
 * @param exchange the rate it was made with
 * @param depositAmount asked in advance
 * @param termsConditions terms
 * @param notes for the customer
 * @param lines the accepted lines, in order
 */
public record AcceptedQuote(
        QuoteId id,
        String number,
        UUID versionId,
        int version,
        UUID customerId,
        @Nullable UUID contactId,
        @Nullable UUID projectId,
        @Nullable UUID ownerId,
        String title,
        @Nullable String description,
        String currency,
        StoredTaxPolicy taxPolicy,
        StoredTotals totals,
        StoredExchange exchange,
        @Nullable BigDecimal depositAmount,
        @Nullable String termsConditions,
        @Nullable String notes,
        List<Line> lines) {

    public AcceptedQuote {
        lines = List.copyOf(lines);
    }

    /**
     * An accepted line.
     *
     * @param versionLineId the line of the version that was accepted
     * @param kind what is sold
     * @param description what the customer reads
     * @param itemCode item of a rate card
     * @param quantity how much
     * @param unit of what
     * @param unitPrice price of one unit
     * @param taxInclusive whether the price has the tax inside
     * @param taxRate a fraction
     * @param taxExemptReason why it is exempt
     * @param discountPercentage a fraction
     * @param discountPerUnit taken off each unit
     * @param amounts what it comes to
     * @param serviceCategoryId category
     * @param deliveryRoleId delivery role
     * @param rateCardId card of the price
     * @param taxClassId class of its tax
     * @param taxClassCode what the class was called when the quote was sent
     * @param metadata labels
     */
    public record Line(
            UUID versionLineId,
            LineKind kind,
            String description,
            @Nullable String itemCode,
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            boolean taxInclusive,
            BigDecimal taxRate,
            @Nullable String taxExemptReason,
            BigDecimal discountPercentage,
            BigDecimal discountPerUnit,
            StoredLineAmounts amounts,
            @Nullable UUID serviceCategoryId,
            @Nullable UUID deliveryRoleId,
            @Nullable UUID rateCardId,
            UUID taxClassId,
            String taxClassCode,
            Metadata metadata) {

        static Line of(QuoteLine line, QuoteVersionLine sent) {
            StoredLine content = line.content();
            return new Line(
                    sent.id(),
                    content.kind(),
                    content.description(),
                    content.itemCode(),
                    content.quantity(),
                    content.unit(),
                    content.unitPrice(),
                    content.taxInclusive(),
                    content.taxRate(),
                    content.taxExemptReason(),
                    content.discountPercentage(),
                    content.discountPerUnit(),
                    content.amounts(),
                    content.serviceCategoryId(),
                    content.deliveryRoleId(),
                    content.rateCardId(),
                    content.taxClassId(),
                    sent.taxClass().code(),
                    line.metadata());
        }
    }

    static AcceptedQuote of(Quote quote, QuoteVersion version, List<Line> lines) {
        StoredHeading heading = quote.heading();
        return new AcceptedQuote(
                quote.quoteId(),
                quote.number(),
                version.id(),
                version.versionNumber(),
                heading.customerId(),
                quote.contactId(),
                quote.projectId(),
                quote.ownerId(),
                heading.title(),
                heading.description(),
                heading.currencyCode(),
                heading.storedTaxPolicy(),
                quote.totals(),
                quote.exchange(),
                quote.depositAmount(),
                heading.termsConditions(),
                heading.notes(),
                lines);
    }
}
