/**
 * Invoices: what a firm asks to be paid, from the draft to the last cent.
 *
 * <p>Owns the invoice ({@code Invoice} with its lines), its number, its document as issued and the check that it still says
 * so, and the use cases of {@link com.pivotalflow.invoice.InvoiceService}. An invoice copies what a customer accepted;
 * nothing is multiplied or rounded here. Once issued it is changed by payments, by time and by giving it up only. Words,
 * lists, payments and conversions are packages of their own; this one knows the first two and is known by the others.
 */
@NullMarked
package com.pivotalflow.invoice;

import org.jspecify.annotations.NullMarked;
