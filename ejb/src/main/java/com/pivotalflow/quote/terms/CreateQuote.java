package com.pivotalflow.quote.terms;

import com.pivotalflow.change.PatchOnly;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.pricing.GroupChoice;
import com.pivotalflow.pricing.TaxBasis;
import com.pivotalflow.pricing.TaxLevel;
import com.pivotalflow.pricing.TaxRounding;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Figure;
import com.pivotalflow.validation.FigureKind;
import com.pivotalflow.validation.Length;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The content of a new quote as a client states it (specification 6). Prices, rates and totals that it leaves out are
 * found or computed; totals can't be stated at all.
 *
 * @param customerId who is offered to
 * @param contactId a contact of that customer
 * @param projectId a project of that customer
 * @param ownerId the member of staff in charge
 * @param title 3 to 255 characters
 * @param description at most 2000 characters
 * @param type kind of engagement; {@code project} when absent
 * @param validFrom first day; today in the organization's zone when absent
 * @param validUntil last day; by the organization's usual validity when absent
 * @param currency code of ISO 4217; the customer's or else the organization's when absent
 * @param rateCardId the only card to price from, when given
 * @param taxPolicy another tax policy than the organization's; needs {@code quotes.override_price}
 * @param fxRate base units for one unit of the currency; needs {@code quotes.override_price}
 * @param discounts on the whole document, at most 10
 * @param groups groups of alternatives, at most 20
 * @param depositPercent per cent asked in advance
 * @param termsConditions at most 5000 characters; the organization's when absent
 * @param notes for the customer, at most 2000 characters
 * @param internalNotes for staff, at most 2000 characters
 * @param lines 1 to 1000, in order
 * @param metadata labels
 */
@ServerOwned({
    "id",
    "etag",
    "quoteNumber",
    "version",
    "status",
    "issued",
    "fx",
    "totals",
    "taxBreakdown",
    "baseTotals",
    "discountPercent",
    "depositAmount",
    "margin",
    "approval",
    "acceptance",
    "conversions",
    "repriceSuggested",
    "allowedTransitions",
    "createdAt",
    "updatedAt",
    "createdBy",
    "approvedBy",
    "approvedAt",
    "sentAt",
    "acceptedAt"
})
public record CreateQuote(
        UUID customerId,
        @Nullable UUID contactId,
        @Nullable UUID projectId,
        @Nullable UUID ownerId,
        @Length(min = 3, max = 255) String title,
        @Nullable @Length(max = 2000) String description,
        @Nullable QuoteType type,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,

        @Nullable @Pattern(regexp = "[A-Z]{3}", message = "{CURRENCY_UNSUPPORTED}")
        String currency,

        @Nullable UUID rateCardId,
        @Nullable @Valid Policy taxPolicy,
        @Nullable @Figure(FigureKind.EXCHANGE_RATE) BigDecimal fxRate,
        @Size(max = 10, message = "{TOO_MANY}") List<@Valid DiscountTerm> discounts,
        @Size(max = 20, message = "{TOO_MANY}") List<@Valid Group> groups,
        @Nullable BigDecimal depositPercent,
        @Nullable @Length(max = 5000) String termsConditions,
        @Nullable @Length(max = 2000) String notes,
        @Nullable @Length(max = 2000) String internalNotes,

        @Size(min = 1, message = "{LINES_REQUIRED}") @Size(max = 1000, message = "{LINES_TOO_MANY}")
        List<@Valid Line> lines,

        @NoBusinessValues Metadata metadata) {

    public CreateQuote {
        discounts = List.copyOf(discounts);
        groups = List.copyOf(groups);
        lines = List.copyOf(lines);
    }

    /** The same content with another rate and other lines. */
    public CreateQuote with(@Nullable BigDecimal otherRate, List<Line> otherLines) {
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
                currency,
                rateCardId,
                taxPolicy,
                otherRate,
                discounts,
                groups,
                depositPercent,
                termsConditions,
                notes,
                internalNotes,
                otherLines,
                metadata);
    }

    /** The same content with the annotations of another: what may be changed in any status. */
    public CreateQuote withAnnotationsOf(CreateQuote other) {
        return new CreateQuote(
                customerId,
                other.contactId,
                other.projectId,
                other.ownerId,
                title,
                description,
                type,
                validFrom,
                validUntil,
                currency,
                rateCardId,
                taxPolicy,
                fxRate,
                discounts,
                groups,
                depositPercent,
                termsConditions,
                notes,
                other.internalNotes,
                lines,
                other.metadata);
    }

    /**
     * How tax is computed; a member that is absent is the organization's.
     *
     * @param profile two capital letters of a country's profile
     * @param basis whether prices are stated without or with tax
     * @param level where tax is rounded
     * @param rounding how tax is rounded
     */
    public record Policy(
            @Nullable @Pattern(regexp = "[A-Z]{2}") String profile,
            @Nullable TaxBasis basis,
            @Nullable TaxLevel level,
            @Nullable TaxRounding rounding) {}

    /**
     * A group of alternatives.
     *
     * @param code 1 to 20 of A–Z, 0–9 and the low line
     * @param title what the customer reads
     * @param choose how many members the customer takes
     */
    public record Group(
            @Pattern(regexp = "[A-Z0-9_]{1,20}") String code,
            @Length(min = 1, max = 255) String title,
            GroupChoice choose) {}

    /**
     * What is sold on one line.
     *
     * @param id the key of a line that the quote has, to keep it; absent for a new line
     * @param kind {@code service} when absent
     * @param description 1 to 1000 characters
     * @param itemCode item of a rate card, compared exactly
     * @param quantity above 0
     * @param unit the item's, or else {@code hour}, when absent
     * @param unitPrice a price set by hand; needs {@code quotes.override_price}
     * @param unitCost cost of one unit; needs {@code quotes.view_cost}
     * @param serviceCategoryId selects a price and is reported by
     * @param roleId delivery role, likewise
     * @param taxInclusive whether the price has the tax inside; by the policy's basis when absent
     * @param taxClass code of a tax class
     * @param taxRatePercent per cent; needs {@code quotes.override_price}
     * @param taxExemptReason why the line is exempt, 3 to 200 characters
     * @param discounts at most one of each kind
     * @param selection how the line takes part; required when absent
     * @param metadata labels
     */
    @ServerOwned({
        "position",
        "listUnitPrice",
        "priceRule",
        "rateCardId",
        "rateCardItemId",
        "included",
        "amounts",
        "margin"
    })
    public record Line(
            @PatchOnly @Nullable UUID id,
            @Nullable LineKind kind,
            @Length(min = 1, max = 1000) String description,
            @Nullable @Length(min = 1, max = 50) String itemCode,
            @Figure(FigureKind.QUANTITY) BigDecimal quantity,
            @Nullable @Length(min = 1, max = 50) String unit,
            @Nullable @Figure(FigureKind.UNIT_PRICE) BigDecimal unitPrice,
            @Nullable @Figure(FigureKind.UNIT_COST) BigDecimal unitCost,
            @Nullable UUID serviceCategoryId,
            @Nullable UUID roleId,
            @Nullable Boolean taxInclusive,
            @Nullable @Length(min = 1, max = 20) String taxClass,
            @Nullable @Figure(FigureKind.TAX_RATE) BigDecimal taxRatePercent,
            @Nullable @Length(min = 3, max = 200) String taxExemptReason,
            @Size(max = 10, message = "{TOO_MANY}") List<@Valid LineDiscountTerm> discounts,
            @Nullable @Valid SelectionTerm selection,
            @NoBusinessValues Metadata metadata) {

        public Line {
            discounts = List.copyOf(discounts);
        }

        /** The same line with these parts in another form. */
        public Line with(LineKind otherKind, List<LineDiscountTerm> otherDiscounts, SelectionTerm otherSelection) {
            return new Line(
                    id,
                    otherKind,
                    description,
                    itemCode,
                    quantity,
                    unit,
                    unitPrice,
                    unitCost,
                    serviceCategoryId,
                    roleId,
                    taxInclusive,
                    taxClass,
                    taxRatePercent,
                    taxExemptReason,
                    otherDiscounts,
                    otherSelection,
                    metadata);
        }
    }
}
