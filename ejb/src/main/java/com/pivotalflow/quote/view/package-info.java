/**
 * Quotes as they are shown to staff, and as they are written down to be hashed and compared.
 *
 * <p>Owns the representations ({@link com.pivotalflow.quote.view.QuoteView}, {@link
 * com.pivotalflow.quote.view.QuoteLineView}), how amounts become text ({@link com.pivotalflow.quote.view.AmountViews}), and
 * the documents made of them ({@link com.pivotalflow.quote.view.QuoteDocuments}). Decides nothing and loads nothing; a
 * member that a caller may not see is left out here and nowhere else.
 */
@NullMarked
package com.pivotalflow.quote.view;

import org.jspecify.annotations.NullMarked;
