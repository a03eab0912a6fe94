/**
 * Lists of invoices: filters and summaries.
 *
 * <p>Owns the filter ({@link com.pivotalflow.invoice.list.InvoiceFilter}) and the one statement of a page ({@link
 * com.pivotalflow.invoice.list.InvoiceSummaries}). Reads columns and no entities.
 */
@NullMarked
package com.pivotalflow.invoice.list;

import org.jspecify.annotations.NullMarked;
