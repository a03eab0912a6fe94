package com.pivotalflow.quote.view;

import com.pivotalflow.approval.RoundStatus;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.money.DecimalText;
import com.pivotalflow.quote.lifecycle.ApprovalMode;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import com.pivotalflow.quote.lifecycle.VersionState;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.QuoteType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quote as staff see it. Money is text with exactly the currency's decimals, prices with at least these and at most
 * six, quantities and per cent without trailing zeros. What the caller may not see is absent.
 *
 * @param id the quote
 * @param etag its entity tag for this caller
 * @param quoteNumber as people read it
 * @param version number of the version being worked on or issued
 * @param status how far the working content has come
 * @param issued what the customer received last, if anything
 * @param customerId who is offered to
 * @param contactId the contact
 * @param projectId the project
 * @param ownerId who is in charge
 * @param title what it is about
 * @param description in words
 * @param type kind of engagement
 * @param validFrom first day
 * @param validUntil last day
 * @param currency code of its currency
 * @param fx conversion to the organization's currency
 * @param taxPolicy how tax is computed
 * @param rateCardId the only card it is priced from, if one was named
 * @param discounts on the whole document
 * @param groups groups of alternatives
 * @param lines in order
 * @param totals over the lines that count
 * @param taxBreakdown per class and rate
 * @param baseTotals in the organization's currency
 * @param discountPercent effective discount against list prices, per cent
 * @param depositPercent per cent asked in advance
 * @param depositAmount asked in advance
 * @param margin only with {@code quotes.view_cost}
 * @param termsConditions terms
 * @param notes for the customer
 * @param internalNotes for staff
 * @param metadata labels
 * @param approval since it was submitted
 * @param acceptance what the customer said of the version that they received last
 * @param conversions what was made of it; absent unless it was accepted
 * @param repriceSuggested whether lines of a draft have prices of another day than its first day
 * @param allowedTransitions what this caller may do to it next
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param createdBy who made it
 * @param approvedBy whose word freed it for sending; absent when none was needed
 * @param approvedAt when it was free to be sent
 * @param sentAt when it was last sent
 * @param acceptedAt when the customer said yes
 */
public record QuoteView(
        UUID id,
        String etag,
        String quoteNumber,
        int version,
        QuoteStatus status,
        @Nullable Issued issued,
        UUID customerId,
        @Nullable UUID contactId,
        @Nullable UUID projectId,
        @Nullable UUID ownerId,
        String title,
        @Nullable String description,
        QuoteType type,
        LocalDate validFrom,
        LocalDate validUntil,
        String currency,
        Fx fx,
        Policy taxPolicy,
        @Nullable UUID rateCardId,
        List<DiscountView> discounts,
        List<CreateQuote.Group> groups,
        List<QuoteLineView> lines,
        Totals totals,
        List<TaxRowView> taxBreakdown,
        BaseTotalsView baseTotals,
        @DecimalText String discountPercent,
        @DecimalText @Nullable String depositPercent,
        @DecimalText @Nullable String depositAmount,
        @Nullable Margin margin,
        @Nullable String termsConditions,
        @Nullable String notes,
        @Nullable String internalNotes,
        Metadata metadata,
        @Nullable Approval approval,
        @Nullable AcceptanceView acceptance,
        @Nullable List<Conversion> conversions,
        boolean repriceSuggested,
        List<String> allowedTransitions,
        Instant createdAt,
        Instant updatedAt,
        @Nullable UUID createdBy,
        @Nullable UUID approvedBy,
        @Nullable Instant approvedAt,
        @Nullable Instant sentAt,
        @Nullable Instant acceptedAt) {

    /**
     * The version that a customer received last.
     *
     * @param version its number
     * @param state how far it has come
     * @param sentAt when it was sent
     * @param viewedAt when the customer opened it first
     * @param deadline when the time for a decision is over, exclusive
     * @param contentHash {@code sha256:} and 64 hexadecimal digits over its document
     */
    public record Issued(
            int version,
            VersionState state,
            Instant sentAt,
            @Nullable Instant viewedAt,
            Instant deadline,
            String contentHash) {}

    /**
     * Whether somebody's word was needed, and how far that has come.
     *
     * @param mode whether a rule asked for it
     * @param roundId the round of approval, if there is one
     * @param status of the round
     */
    public record Approval(
            ApprovalMode mode,
            @Nullable UUID roundId,
            @Nullable RoundStatus status) {}

    /**
     * What was made of an accepted quote.
     *
     * @param target {@code project} or {@code invoice}
     * @param id of the project or the invoice
     */
    public record Conversion(String target, UUID id) {}

    /**
     * Conversion to the organization's currency.
     *
     * @param baseCurrency its code
     * @param rate base units for one unit of the quote's currency
     * @param date the day the rate is of
     * @param source where it came from
     * @param inverse whether it was computed from the opposite pair
     */
    public record Fx(
            String baseCurrency,
            @DecimalText String rate,
            @Nullable LocalDate date,
            @Nullable String source,
            boolean inverse) {}

    /**
     * How tax is computed.
     *
     * @param profile two capital letters of a country's profile
     * @param basis {@code net} or {@code gross}
     * @param level {@code LINE} or {@code DOCUMENT}
     * @param rounding the mode, for tax only
     */
    public record Policy(String profile, String basis, String level, String rounding) {}

    /**
     * A discount and what it comes to.
     *
     * @param kind what the value means
     * @param value per cent, or an amount
     * @param label what the customer reads
     * @param amount what it takes off
     */
    public record DiscountView(
            String kind,
            @DecimalText String value,
            @Nullable String label,
            @DecimalText String amount) {}

    /**
     * Totals in the quote's currency.
     *
     * @param subtotal before discounts
     * @param discountTotal line and document discounts
     * @param includedTax tax inside inclusive prices
     * @param netTotal without tax
     * @param taxTotal tax
     * @param grandTotal with tax
     */
    public record Totals(
            @DecimalText String subtotal,
            @DecimalText String discountTotal,
            @DecimalText String includedTax,
            @DecimalText String netTotal,
            @DecimalText String taxTotal,
            @DecimalText String grandTotal) {}

    /**
     * One row of the tax breakdown.
     *
     * @param taxClass code of the class
     * @param label class and rate as printed
     * @param ratePercent per cent
     * @param exemptReasons why, when exempt; otherwise absent
     * @param taxable the net amount taxed
     * @param tax the tax
     */
    public record TaxRowView(
            String taxClass,
            String label,
            @DecimalText String ratePercent,
            @Nullable List<String> exemptReasons,
            @DecimalText String taxable,
            @DecimalText String tax) {}

    /**
     * Totals in the organization's currency.
     *
     * @param netTotal without tax
     * @param taxTotal tax
     * @param grandTotal with tax
     */
    public record BaseTotalsView(
            @DecimalText String netTotal,
            @DecimalText String taxTotal,
            @DecimalText String grandTotal) {}

    /**
     * Cost and margin.
     *
     * @param cost sum of the known costs
     * @param margin net total less cost; absent while a cost is unknown
     * @param marginPercent per cent of the net total, two decimals; absent with the margin
     * @param linesWithoutCost lines that count and have no known cost
     */
    public record Margin(
            @DecimalText String cost,
            @DecimalText @Nullable String margin,
            @DecimalText @Nullable String marginPercent,
            int linesWithoutCost) {}
}
