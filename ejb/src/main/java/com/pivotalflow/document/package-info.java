/**
 * The documents that quotes and invoices are: what the customer is told, in the one form that is hashed, downloaded and
 * compared.
 *
 * <p>Owns {@link com.pivotalflow.document.QuoteDocument} and {@link com.pivotalflow.document.IssuedInvoice}, their canonical bytes and hashes ({@link
 * com.pivotalflow.document.CanonicalDocument}), and the difference between two documents ({@link
 * com.pivotalflow.document.QuoteDifference}, as prose {@link com.pivotalflow.document.DifferenceProse}). Knows neither
 * entities nor how anything is computed: every figure is the text that the interface shows.
 */
@NullMarked
package com.pivotalflow.document;

import org.jspecify.annotations.NullMarked;
