/**
 * Amounts, quantities, prices, percentages and exchange rates as values that cannot be wrong.
 *
 * <p>Owns the bounds and the scale of each number of a quote or an invoice, the places where a number is rounded to a
 * currency, and the fair split of an amount over parts. A value is checked once, where it is made; whoever holds one
 * need not check it again. Every value is immutable, and two values are equal when they mean the same number:
 * {@code 150.0000} equals {@code 150}.
 *
 * <p>Must not know quotes, taxes, HTTP, the database or any other package of ours, and must not use {@code float} or
 * {@code double}. Nothing is ever rounded silently on the way in: too many decimals are refused.
 *
 * <p>Main types: {@link com.pivotalflow.money.Money}, an amount in a {@link com.pivotalflow.money.CurrencyUnit};
 * {@link com.pivotalflow.money.Quantity}; {@link com.pivotalflow.money.UnitPrice};
 * {@link com.pivotalflow.money.Percentage}, per cent outside and a fraction inside;
 * {@link com.pivotalflow.money.ExchangeRate}; {@link com.pivotalflow.money.LargestRemainder}. A refused number is a
 * {@link com.pivotalflow.money.ValueRejectedException} with the code that the caller of the API sees.
 */
@NullMarked
package com.pivotalflow.money;

import org.jspecify.annotations.NullMarked;
