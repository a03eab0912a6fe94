/**
 * The currencies that an organization works in, and the exchange rates that it keeps: what one unit of a currency is worth
 * in another one, from a day on.
 *
 * <p>{@link com.pivotalflow.exchange.ExchangeRateService} finds the rate of a day, lists what is kept and writes it down;
 * {@link com.pivotalflow.exchange.CurrencyService} keeps the currencies.
 * A document copies the rate it was made with, so a later change here touches no document that exists. The package knows
 * no price and no quote, and converts nothing: that is for {@code money} and {@code pricing}.
 */
@NullMarked
package com.pivotalflow.exchange;

import org.jspecify.annotations.NullMarked;
