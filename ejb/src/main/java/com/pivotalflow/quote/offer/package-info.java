/**
 * The customer's side of a quote: what the holder of a link sees, and what they answer.
 *
 * <p>Owns the representation for customers ({@link com.pivotalflow.quote.offer.PublicQuoteView}: each member is taken over
 * by name, so that nothing internal gets out by itself), their commands and the receipts. Whoever holds a link is nobody of
 * the organization: nothing here asks for a permission or shows a cost.
 */
@NullMarked
package com.pivotalflow.quote.offer;

import org.jspecify.annotations.NullMarked;
