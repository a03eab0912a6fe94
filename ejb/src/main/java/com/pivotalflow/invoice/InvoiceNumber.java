package com.pivotalflow.invoice;

import com.pivotalflow.organization.OrganizationProfile;
import com.pivotalflow.quote.NumberFormat;

/**
 * A number given to an invoice.
 *
 * @param text as people read it, such as {@code INV-2026-0042}
 * @param year calendar year in the organization's zone
 * @param sequence place in that year, from 1 without gap
 */
record InvoiceNumber(String text, int year, long sequence) {

    /** Written as the organization writes its numbers. */
    static InvoiceNumber of(OrganizationProfile profile, int year, long sequence) {
        NumberFormat format = new NumberFormat(profile.invoiceNumberPrefix(), profile.invoiceNumberFormat());
        return new InvoiceNumber(format.format(year, sequence), year, sequence);
    }
}
