package com.pivotalflow.quote.list;

import com.pivotalflow.money.DecimalText;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quote in a list.
 *
 * @param id the quote
 * @param etag its entity tag for this caller
 * @param quoteNumber as people read it
 * @param version number of the version being worked on or issued
 * @param status how far it has come
 * @param title what it is about
 * @param customerId who is offered to
 * @param customerName the customer's present name
 * @param currency code of its currency
 * @param netTotal without tax, with the currency's decimals
 * @param grandTotal with tax, with the currency's decimals
 * @param baseGrandTotal with tax, in the organization's currency
 * @param validUntil last day
 * @param ownerId who is in charge
 * @param sentAt when the newest version was sent
 */
public record QuoteSummary(
        UUID id,
        String etag,
        String quoteNumber,
        int version,
        QuoteStatus status,
        String title,
        UUID customerId,
        String customerName,
        String currency,
        @DecimalText String netTotal,
        @DecimalText String grandTotal,
        @DecimalText String baseGrandTotal,
        LocalDate validUntil,
        @Nullable UUID ownerId,
        @Nullable Instant sentAt) {}
