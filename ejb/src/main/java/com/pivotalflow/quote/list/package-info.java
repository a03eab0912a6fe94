/**
 * Lists of quotes: filters, orders and summaries.
 *
 * <p>Owns the filter ({@link com.pivotalflow.quote.list.QuoteFilter}) and the one statement of a page ({@link
 * com.pivotalflow.quote.list.QuoteSummaries}). Reads columns and no entities: a page costs the same whatever a quote holds.
 */
@NullMarked
package com.pivotalflow.quote.list;

import org.jspecify.annotations.NullMarked;
