package com.pivotalflow.quote;

import com.pivotalflow.approval.ApprovalFacts;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.pricing.PricedQuote;
import com.pivotalflow.pricing.QuoteCalculation;
import com.pivotalflow.quote.content.StoredHeading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Tells approval rules what they look at. */
@ApplicationScoped
class QuoteFacts {

    @Inject
    QuoteRepository quotes;

    /** As the author selected, then the dearest selection that the customer could make: a price can't hide in options. */
    List<ApprovalFacts> of(Caller caller, Quote quote, PriceableQuote priceable) {
        StoredHeading heading = quote.heading();
        boolean isNewCustomer = !quotes.hasAccepted(caller.organization(), heading.customerId());
        return List.of(
                facts(heading, isNewCustomer, quote.priced(priceable)),
                facts(heading, isNewCustomer, QuoteCalculation.maximum(priceable)));
    }

    private static ApprovalFacts facts(StoredHeading heading, boolean isNewCustomer, PricedQuote priced) {
        return new ApprovalFacts(
                priced.baseTotals().netTotal().amount(),
                priced.baseTotals().grandTotal().amount(),
                priced.discountPercent(),
                priced.margin().marginPercent(),
                heading.currencyCode(),
                heading.customerId(),
                heading.type().wireName(),
                isNewCustomer,
                ChronoUnit.DAYS.between(heading.validFrom(), heading.validUntil()));
    }
}
