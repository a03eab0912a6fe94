/**
 * The words in which a quote is stated: what a client sends to have one made or changed.
 *
 * <p>Owns the commands ({@link com.pivotalflow.quote.terms.CreateQuote} with its terms for lines, discounts, selections and
 * the exchange rate), their bounds, and the id of a quote. Finds nothing, computes nothing and stores nothing; it imports no
 * other package of quotes.
 */
@NullMarked
package com.pivotalflow.quote.terms;

import org.jspecify.annotations.NullMarked;
