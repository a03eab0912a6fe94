/**
 * How far a quote has come, and what may be done to it next.
 *
 * <p>Owns the statuses of a quote, the states of what was sent, and the table of transitions ({@link
 * com.pivotalflow.quote.lifecycle.QuoteOperation}): which operation is open from where, and to whom. Moves nothing by itself
 * and knows no rows: a standing is given to it. It imports no other package of quotes.
 */
@NullMarked
package com.pivotalflow.quote.lifecycle;

import org.jspecify.annotations.NullMarked;
