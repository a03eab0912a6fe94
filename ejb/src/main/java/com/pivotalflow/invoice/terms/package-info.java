/**
 * The words of invoices: what a client sends to change or send one, what it is shown, and how far one has come.
 *
 * <p>Owns the id, the statuses with what people can do from each ({@link com.pivotalflow.invoice.terms.InvoiceStatus},
 * {@code InvoiceOperation}), the commands and the representation ({@link com.pivotalflow.invoice.terms.InvoiceView}). Finds
 * and stores nothing; it imports no other package of invoices.
 */
@NullMarked
package com.pivotalflow.invoice.terms;

import org.jspecify.annotations.NullMarked;
