package com.pivotalflow.pricing;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.money.Money;

/**
 * The totals in the organization's currency (specification 8.2, step 9).
 *
 * <p>Grand total and tax are converted, one conversion each; the net total is their difference, so that the three add
 * up. Converting the net total itself could be off by a minor unit.
 *
 * @param netTotal without tax
 * @param taxTotal tax
 * @param grandTotal with tax
 */
public record BaseTotals(Money netTotal, Money taxTotal, Money grandTotal) {
    /**
     * Checks that the totals add up.
     *
     * @throws IllegalArgumentException if they do not
     */
    public BaseTotals {
        if (!netTotal.plus(taxTotal).equals(grandTotal)) {
            throw new IllegalArgumentException("Base totals do not add up to " + grandTotal);
        }
    }

    static BaseTotals of(QuoteTotals totals, ExchangeRate rate, CurrencyUnit base) {
        Money grandTotal = rate.convert(totals.grandTotal(), base);
        Money taxTotal = rate.convert(totals.taxTotal(), base);
        return new BaseTotals(grandTotal.minus(taxTotal), taxTotal, grandTotal);
    }
}
