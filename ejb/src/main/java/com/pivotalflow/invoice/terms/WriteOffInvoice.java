package com.pivotalflow.invoice.terms;

import com.pivotalflow.validation.Length;

/**
 * Giving up what is still owed.
 *
 * @param reason 3 to 1000 characters
 */
public record WriteOffInvoice(@Length(min = 3, max = 1000) String reason) {}
