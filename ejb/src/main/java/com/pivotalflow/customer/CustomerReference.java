package com.pivotalflow.customer;

import java.util.Optional;

/**
 * What a document needs to know of its customer.
 *
 * @param id the customer
 * @param companyName as printed
 * @param active whether new documents may be made for it: a prospect, a lead or an active customer that is not deleted
 * @param currency code of the currency it usually pays in, if known
 * @param taxExempt whether it is exempt from tax
 */
public record CustomerReference(
        CustomerId id, String companyName, boolean active, Optional<String> currency, boolean taxExempt) {}
