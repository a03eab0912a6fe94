package com.pivotalflow.invoice;

import com.pivotalflow.document.IssuedInvoice;
import com.pivotalflow.organization.OrganizationProfile;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks and who is asked to pay, as of the moment in which an invoice is issued.
 *
 * @param sellerAddress where the firm is, line by line
 * @param sellerTaxNumber by which the firm is taxed
 * @param customerName the customer
 * @param customerAddress where the customer is, line by line
 * @param customerTaxNumber by which the customer is taxed
 * @param paymentTermsDays days that the customer has for paying
 * @param locale how the firm writes figures and dates
 */
record InvoiceParties(
        @Nullable String sellerAddress,
        @Nullable String sellerTaxNumber,
        String customerName,
        @Nullable String customerAddress,
        @Nullable String customerTaxNumber,
        int paymentTermsDays,
        Locale locale) {

    /** As the document has them. */
    IssuedInvoice.Parties printed(OrganizationProfile profile, UUID customer) {
        return new IssuedInvoice.Parties(
                new IssuedInvoice.Seller(
                        profile.id().value(),
                        profile.name(),
                        profile.timeZone().getId(),
                        sellerAddress,
                        sellerTaxNumber),
                new IssuedInvoice.Buyer(customer, customerName, customerAddress, customerTaxNumber));
    }
}
