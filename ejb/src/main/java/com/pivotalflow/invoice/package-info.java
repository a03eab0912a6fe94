/**
 * Invoices and the money that comes in for them, and what accepted quotes become.
 *
 * <p>Owns the invoice ({@code Invoice} with its lines), its document as issued, payments, and the record of what was made
 * of a quote ({@link com.pivotalflow.invoice.QuoteConversionService}). An invoice copies what a customer accepted;
 * nothing is multiplied or rounded here. Once issued it is changed by payments, by time and by giving it up only ({@link
 * com.pivotalflow.invoice.InvoiceService}, {@link com.pivotalflow.invoice.PaymentService}).
 */
@NullMarked
package com.pivotalflow.invoice;

import org.jspecify.annotations.NullMarked;
