/**
 * Quotes: what a firm offers, for how much, and how far the offer has come.
 *
 * <p>Owns the working content of a quote ({@code Quote} with its lines, discounts and groups), its number, its statuses
 * and the use cases of {@link com.pivotalflow.quote.QuoteService}. Prices come from {@code ratecard}, amounts from
 * {@code pricing}; nothing is multiplied or rounded here. Customers and projects are known by their ids only.
 */
@NullMarked
package com.pivotalflow.quote;

import org.jspecify.annotations.NullMarked;
