/**
 * Quotes: what a firm offers, for how much, and how far the offer has come.
 *
 * <p>Owns the rows: the working content ({@code Quote} with its lines, discounts and groups), the versions that were sent
 * ({@code QuoteVersion}), and the use cases on both ({@link com.pivotalflow.quote.QuoteService}, {@link
 * com.pivotalflow.quote.QuoteLifecycleService}). The two stay together: sending makes the one of the other, accepting and
 * discarding the other way round. What needs no row lies in the packages below this one. Prices come from {@code ratecard},
 * amounts from {@code pricing}; nothing is multiplied or rounded here. Customers and projects are known by their ids only.
 */
@NullMarked
package com.pivotalflow.quote;

import org.jspecify.annotations.NullMarked;
