package com.pivotalflow.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is told by one version of a quote (specification of quoting, 4.2). Decimals are the texts that the
 * interface shows, dates are those of ISO 8601, names of closed sets are those of the wire. What is absent or empty is
 * left out of the bytes.
 *
 * @param schema name of this form, {@link #SCHEMA}
 * @param quoteNumber as people read it
 * @param version number of the version, from 1
 * @param organization who offers
 * @param customer who is offered to
 * @param title what it is about
 * @param description in words
 * @param type kind of engagement
 * @param currency code of every amount's currency
 * @param taxPolicy how tax is computed
 * @param validFrom first day
 * @param validUntil last day
 * @param termsConditions terms
 * @param notes for the customer
 * @param depositPercent per cent asked in advance
 * @param groups groups of alternatives, in order
 * @param discounts on the whole document, in order
 * @param lines in order of position
 * @param totals over the lines that count
 * @param taxBreakdown per class and rate
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record QuoteDocument(
        String schema,
        String quoteNumber,
        int version,
        Seller organization,
        Party customer,
        String title,
        @Nullable String description,
        String type,
        String currency,
        Policy taxPolicy,
        String validFrom,
        String validUntil,
        @Nullable String termsConditions,
        @Nullable String notes,
        @Nullable String depositPercent,
        List<Group> groups,
        List<Discount> discounts,
        List<Line> lines,
        Totals totals,
        List<TaxRow> taxBreakdown) {

    /** The name of this form of a document. */
    public static final String SCHEMA = "quote-content/1";

    /** Keeps its own copies of the lists. */
    public QuoteDocument {
        groups = List.copyOf(groups);
        discounts = List.copyOf(discounts);
        lines = List.copyOf(lines);
        taxBreakdown = List.copyOf(taxBreakdown);
    }

    /**
     * Who offers.
     *
     * @param id the organization
     * @param name as printed
     * @param timeZone the zone that the days of the quote are counted in
     */
    public record Seller(UUID id, String name, String timeZone) {}

    /**
     * Who is offered to.
     *
     * @param id the customer
     * @param name as printed
     */
    public record Party(UUID id, String name) {}

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
     * A group of alternatives.
     *
     * @param code its name in lines
     * @param title what the customer reads
     * @param choose how many may be taken
     */
    public record Group(String code, String title, String choose) {}

    /**
     * A discount and what it comes to.
     *
     * @param kind what the value means
     * @param value per cent, or an amount
     * @param label what the customer reads; never on lines
     * @param amount what it takes off
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Discount(
            String kind, String value, @Nullable String label, String amount) {}

    /**
     * A line.
     *
     * @param key stays through all versions
     * @param position from 1
     * @param kind what is sold
     * @param description what the customer reads
     * @param itemCode item of a rate card
     * @param quantity how much
     * @param unit of what
     * @param unitPrice price of one unit
     * @param taxInclusive whether the price has the tax inside
     * @param taxClass code of the class
     * @param taxRatePercent per cent
     * @param taxExemptReason why it is exempt
     * @param discounts its own discounts
     * @param selection how it takes part
     * @param amounts what it comes to
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Line(
            UUID key,
            int position,
            String kind,
            String description,
            @Nullable String itemCode,
            String quantity,
            String unit,
            String unitPrice,
            boolean taxInclusive,
            String taxClass,
            String taxRatePercent,
            @Nullable String taxExemptReason,
            List<Discount> discounts,
            Choice selection,
            Amounts amounts) {

        /** Keeps its own copy of the discounts. */
        public Line {
            discounts = List.copyOf(discounts);
        }
    }

    /**
     * How a line takes part.
     *
     * @param mode required, optional or alternative
     * @param group code of the group
     * @param selected whether preselected; absent on required lines
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Choice(
            String mode, @Nullable String group, @Nullable Boolean selected) {}

    /**
     * What a line comes to.
     *
     * @param subtotal quantity × unit price
     * @param discount its own discounts and its share of the document's
     * @param net without tax
     * @param tax the tax
     * @param gross with tax
     */
    public record Amounts(String subtotal, String discount, String net, String tax, String gross) {}

    /**
     * Totals.
     *
     * @param subtotal before discounts
     * @param discountTotal line and document discounts
     * @param includedTax tax inside inclusive prices
     * @param netTotal without tax
     * @param taxTotal tax
     * @param grandTotal with tax
     */
    public record Totals(
            String subtotal,
            String discountTotal,
            String includedTax,
            String netTotal,
            String taxTotal,
            String grandTotal) {}

    /**
     * One row of the tax breakdown.
     *
     * @param taxClass code of the class
     * @param ratePercent per cent
     * @param taxable the net amount taxed
     * @param tax the tax
     */
    public record TaxRow(String taxClass, String ratePercent, String taxable, String tax) {}
}
