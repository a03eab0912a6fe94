package com.pivotalflow.quote.offer;

import com.pivotalflow.money.DecimalText;
import com.pivotalflow.quote.lifecycle.DecisionOutcome;
import com.pivotalflow.quote.lifecycle.VersionState;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.LineKind;
import com.pivotalflow.quote.terms.QuoteType;
import com.pivotalflow.quote.view.AcceptanceView;
import com.pivotalflow.quote.view.QuoteLineView;
import com.pivotalflow.quote.view.QuoteView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version as its customer sees it: what they were offered, and nothing of how it came about.
 *
 * @param quoteNumber as people read it
 * @param version number of the version
 * @param state how far it has come
 * @param seller who offers
 * @param customer who is offered to
 * @param title what it is about
 * @param description in words
 * @param type kind of engagement
 * @param validFrom first day
 * @param validUntil last day
 * @param timeZone the zone that these days are counted in
 * @param locale how the seller writes figures and days, BCP 47
 * @param deadline when the time for a decision is over, exclusive
 * @param currency code of every amount's currency
 * @param taxPolicy how tax is computed
 * @param discounts on the whole document
 * @param groups groups of alternatives
 * @param lines in order
 * @param totals over the lines that count, as the author preselected them
 * @param taxBreakdown per class and rate
 * @param depositPercent per cent asked in advance
 * @param depositAmount asked in advance
 * @param termsConditions terms
 * @param notes for the customer
 * @param contentHash {@code sha256:} and 64 hexadecimal digits over the document that can be downloaded
 * @param mayDecide whether the holder of this link may accept or decline
 * @param sentAt when it was sent
 * @param decision what the customer said, once they did
 */
public record PublicQuoteView(
        String quoteNumber,
        int version,
        VersionState state,
        Party seller,
        Party customer,
        String title,
        @Nullable String description,
        QuoteType type,
        LocalDate validFrom,
        LocalDate validUntil,
        String timeZone,
        String locale,
        Instant deadline,
        String currency,
        QuoteView.Policy taxPolicy,
        List<QuoteView.DiscountView> discounts,
        List<CreateQuote.Group> groups,
        List<Line> lines,
        QuoteView.Totals totals,
        List<QuoteView.TaxRowView> taxBreakdown,
        @DecimalText @Nullable String depositPercent,
        @DecimalText @Nullable String depositAmount,
        @Nullable String termsConditions,
        @Nullable String notes,
        String contentHash,
        boolean mayDecide,
        Instant sentAt,
        @Nullable Decision decision) {

    /**
     * One of the two sides.
     *
     * @param name as printed
     * @param address line by line
     */
    public record Party(String name, @Nullable String address) {}

    /**
     * A line.
     *
     * @param id its key, which a selection names
     * @param position from 1
     * @param kind what is sold
     * @param description in words
     * @param itemCode item of the price list
     * @param quantity how much
     * @param unit of what
     * @param unitPrice price of one unit
     * @param taxInclusive whether the price has the tax inside
     * @param taxClass code of the class
     * @param taxRatePercent per cent
     * @param taxExemptReason why it is exempt
     * @param discounts its own discounts
     * @param selection how it takes part
     * @param included whether it counts
     * @param amounts what it comes to
     */
    public record Line(
            UUID id,
            int position,
            LineKind kind,
            String description,
            @Nullable String itemCode,
            @DecimalText String quantity,
            String unit,
            @DecimalText String unitPrice,
            boolean taxInclusive,
            String taxClass,
            @DecimalText String taxRatePercent,
            @Nullable String taxExemptReason,
            List<QuoteView.DiscountView> discounts,
            QuoteLineView.SelectionView selection,
            boolean included,
            QuoteLineView.Amounts amounts) {}

    /**
     * What the customer said.
     *
     * @param outcome yes or no
     * @param decidedAt when
     * @param selection what they chose
     * @param selectionHash of what they chose
     * @param totals what that comes to
     */
    public record Decision(
            DecisionOutcome outcome,
            Instant decidedAt,
            AcceptanceView.@Nullable Chosen selection,
            @Nullable String selectionHash,
            AcceptanceView.@Nullable Amounts totals) {}
}
