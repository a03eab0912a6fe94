package com.pivotalflow.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is told by an invoice. Decimals, dates and names are texts as in {@link QuoteDocument}, whose parts it
 * shares. What is absent or empty is left out of the bytes.
 *
 * @param schema name of this form, {@link #SCHEMA}
 * @param invoiceNumber as people read it
 * @param quoteVersion number of the version that was accepted
 * @param organization who asks
 * @param customer who is asked to pay
 * @param title what it is about
 * @param description in words
 * @param currency code of every amount's currency
 * @param taxPolicy how tax was computed
 * @param issuedAt instant in UTC
 * @param issueDate that day where the organization is
 * @param dueDate until when it is to be paid
 * @param termsConditions terms
 * @param notes for the customer
 * @param depositAmount what was asked in advance
 * @param lines in order of position
 * @param totals over the lines
 * @param taxBreakdown per class and rate
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record IssuedInvoice(
        String schema,
        String invoiceNumber,
        @Nullable Integer quoteVersion,
        Seller organization,
        Buyer customer,
        String title,
        @Nullable String description,
        String currency,
        QuoteDocument.Policy taxPolicy,
        String issuedAt,
        String issueDate,
        String dueDate,
        @Nullable String termsConditions,
        @Nullable String notes,
        @Nullable String depositAmount,
        List<Line> lines,
        QuoteDocument.Totals totals,
        List<QuoteDocument.TaxRow> taxBreakdown) {

    /** The name of this form of a document. */
    public static final String SCHEMA = "invoice-content/1";

    /** Keeps its own copies of the lists. */
    public IssuedInvoice {
        lines = List.copyOf(lines);
        taxBreakdown = List.copyOf(taxBreakdown);
    }

    /**
     * Who asks.
     *
     * @param id the organization
     * @param name as printed
     * @param timeZone the zone that its days are counted in
     * @param address where it is, line by line
     * @param taxNumber by which it is taxed
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Seller(
            UUID id,
            String name,
            String timeZone,
            @Nullable String address,
            @Nullable String taxNumber) {}

    /**
     * Who is asked to pay.
     *
     * @param id the customer
     * @param name as printed
     * @param address where it is, line by line
     * @param taxNumber by which it is taxed
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Buyer(
            UUID id,
            String name,
            @Nullable String address,
            @Nullable String taxNumber) {}

    /**
     * Both sides, as of the moment in which the invoice was issued.
     *
     * @param seller who asks
     * @param buyer who is asked to pay
     */
    public record Parties(Seller seller, Buyer buyer) {}

    /**
     * A line.
     *
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
     * @param amounts what it comes to
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Line(
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
            List<QuoteDocument.Discount> discounts,
            QuoteDocument.Amounts amounts) {

        /** Keeps its own copy of the discounts. */
        public Line {
            discounts = List.copyOf(discounts);
        }
    }
}
