package com.pivotalflow.approval;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What approval rules look at, for one selection of a document.
 *
 * @param netTotal before tax, in the base currency
 * @param grandTotal with tax, in the base currency
 * @param discountPercent effective discount in per cent, such as 12.73
 * @param marginPercent margin in per cent; absent when the cost of a line is not known
 * @param currency code of the document's own currency
 * @param customerId who is offered to
 * @param type kind of engagement by its name on the wire, such as {@code project}
 * @param newCustomer whether the customer never accepted a quote
 * @param validityDays days from the first to the last day of validity
 */
public record ApprovalFacts(
        BigDecimal netTotal,
        BigDecimal grandTotal,
        BigDecimal discountPercent,
        @Nullable BigDecimal marginPercent,
        String currency,
        UUID customerId,
        String type,
        boolean newCustomer,
        long validityDays) {

    StatedValues stated() {
        return new StatedValues(
                netTotal,
                grandTotal,
                discountPercent,
                marginPercent,
                currency,
                customerId,
                type,
                newCustomer,
                validityDays);
    }
}
