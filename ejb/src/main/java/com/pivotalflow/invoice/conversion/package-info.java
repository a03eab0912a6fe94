/**
 * What accepted quotes become: projects and invoices.
 *
 * <p>Owns the record of what was made of a quote ({@code QuoteConversion}, one row for each target) and the use case of
 * {@link com.pivotalflow.invoice.conversion.QuoteConversionService}. Copies what a customer accepted, as {@code quote} hands
 * it out; nothing is multiplied or rounded here.
 */
@NullMarked
package com.pivotalflow.invoice.conversion;

import org.jspecify.annotations.NullMarked;
