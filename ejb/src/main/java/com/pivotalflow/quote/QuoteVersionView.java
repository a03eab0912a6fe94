package com.pivotalflow.quote;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.money.DecimalText;
import com.pivotalflow.quote.lifecycle.VersionOutcome;
import com.pivotalflow.quote.lifecycle.VersionState;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.QuoteType;
import com.pivotalflow.quote.view.QuoteLineView;
import com.pivotalflow.quote.view.QuoteView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer received, as staff see it: every name and figure as it was when it was sent. Money, quantities and per
 * cent are written as in {@link QuoteView}.
 *
 * @param quoteId the quote
 * @param quoteNumber as people read it
 * @param version number of the version, from 1
 * @param state how far it has come
 * @param outcome how it had ended before a newer version took its place, if it had
 * @param sentAt when it was sent
 * @param viewedAt when the customer opened it first
 * @param deadline when the time for a decision is over, exclusive
 * @param contentHash {@code sha256:} and 64 hexadecimal digits over its document
 * @param organizationName who offered, as printed
 * @param sellerAddress where the firm was, line by line
 * @param customerId who was offered to
 * @param customerName as printed
 * @param customerAddress where the customer was, line by line
 * @param title what it is about
 * @param description in words
 * @param type kind of engagement
 * @param validFrom first day
 * @param validUntil last day
 * @param timeZone the zone that its days are counted in
 * @param currency code of its currency
 * @param fx conversion to the organization's currency
 * @param taxPolicy how tax was computed
 * @param discounts on the whole document
 * @param groups groups of alternatives
 * @param lines in order; the id of a line is the key that it keeps through all versions
 * @param totals over the lines that count
 * @param taxBreakdown per class and rate
 * @param baseTotals in the organization's currency
 * @param depositPercent per cent asked in advance
 * @param depositAmount asked in advance
 * @param margin only with {@code quotes.view_cost}
 * @param termsConditions terms
 * @param notes for the customer
 * @param metadata labels at that time
 */
public record QuoteVersionView(
        UUID quoteId,
        String quoteNumber,
        int version,
        VersionState state,
        @Nullable VersionOutcome outcome,
        Instant sentAt,
        @Nullable Instant viewedAt,
        Instant deadline,
        String contentHash,
        String organizationName,
        @Nullable String sellerAddress,
        UUID customerId,
        String customerName,
        @Nullable String customerAddress,
        String title,
        @Nullable String description,
        QuoteType type,
        LocalDate validFrom,
        LocalDate validUntil,
        String timeZone,
        String currency,
        QuoteView.Fx fx,
        QuoteView.Policy taxPolicy,
        List<QuoteView.DiscountView> discounts,
        List<CreateQuote.Group> groups,
        List<QuoteLineView> lines,
        QuoteView.Totals totals,
        List<QuoteView.TaxRowView> taxBreakdown,
        QuoteView.BaseTotalsView baseTotals,
        @DecimalText @Nullable String depositPercent,
        @DecimalText @Nullable String depositAmount,
        QuoteView.@Nullable Margin margin,
        @Nullable String termsConditions,
        @Nullable String notes,
        Metadata metadata) {}
