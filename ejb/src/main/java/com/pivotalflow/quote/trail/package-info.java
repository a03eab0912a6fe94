/**
 * What stays of each change of a quote: the audit entry, and the event for other systems.
 *
 * <p>Owns the table of events ({@code QuoteEvents}) and the order of the two ({@link com.pivotalflow.quote.trail.QuoteTrail}:
 * the entry last). Is told before and after as views; it changes no quote and reads none.
 */
@NullMarked
package com.pivotalflow.quote.trail;

import org.jspecify.annotations.NullMarked;
