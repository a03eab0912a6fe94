/**
 * What a quote costs: from quantities, prices, discounts, taxes and a selection to every amount that is printed.
 *
 * <p>Owns the calculation of specification 8 as one pure function, the tax policy, the kinds of discounts, the rules of
 * optional and alternative lines, and the explanation of each amount. The order of the steps, the place of each
 * rounding and the spreading of document discounts and taxes over lines stand here and nowhere else; whoever stores or
 * prints a quote copies the result.
 *
 * <p>Must not load or store anything, read a clock, know identifiers, texts for printing, permissions or HTTP, or look
 * up a price, a tax rate or an exchange rate: everything it needs is in its argument. Imports only the JDK and
 * {@code com.pivotalflow.money}.
 *
 * <p>Main types: {@link com.pivotalflow.pricing.QuoteCalculation} turns a
 * {@link com.pivotalflow.pricing.PriceableQuote} into a {@link com.pivotalflow.pricing.PricedQuote} with
 * {@link com.pivotalflow.pricing.LineAmounts} per line and {@link com.pivotalflow.pricing.QuoteTotals}, or refuses it
 * with a {@link com.pivotalflow.pricing.CalculationRejectedException} that names everything that is wrong. The steps:
 * {@code ContentRules} (is the input consistent), {@code StatedLine} (steps 1 and 2), {@code DocumentDiscounts}
 * (step 3), {@code TaxPools} (steps 4 and 5), {@code CalculatedQuote} (step 6), {@code TaxBreakdown} (step 7).
 */
@NullMarked
package com.pivotalflow.pricing;

import org.jspecify.annotations.NullMarked;
