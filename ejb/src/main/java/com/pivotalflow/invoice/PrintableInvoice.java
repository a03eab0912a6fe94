package com.pivotalflow.invoice;

import com.pivotalflow.document.IssuedInvoice;
import java.time.Instant;
import java.util.Locale;

/**
 * What an invoice says when it is issued, and how it is written.
 *
 * @param document everything on it
 * @param issuedAt the instant that the document states
 * @param locale signs in figures, forms of dates and language of the words
 */
record PrintableInvoice(IssuedInvoice document, Instant issuedAt, Locale locale) {}
