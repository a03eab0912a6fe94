package com.pivotalflow.pricing;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import java.util.List;

/**
 * The totals of a quote over the lines that count (specification 8.2, step 8).
 *
 * @param subtotal before discounts
 * @param discountTotal line and document discounts
 * @param includedTax tax inside the stated amounts of inclusive lines
 * @param netTotal without tax
 * @param taxTotal tax
 * @param grandTotal with tax
 */
public record QuoteTotals(
        Money subtotal, Money discountTotal, Money includedTax, Money netTotal, Money taxTotal, Money grandTotal) {
    /**
     * Checks the two identities of specification 8.2.
     *
     * @throws IllegalArgumentException if one does not hold
     */
    public QuoteTotals {
        if (!subtotal.minus(discountTotal).minus(includedTax).equals(netTotal)
                || !netTotal.plus(taxTotal).equals(grandTotal)) {
            throw new IllegalArgumentException("Totals do not add up to " + grandTotal);
        }
    }

    static QuoteTotals sum(List<LineAmounts> lines, CurrencyUnit currency) {
        Money subtotal = Money.zero(currency);
        Money discount = subtotal;
        Money includedTax = subtotal;
        Money net = subtotal;
        Money tax = subtotal;
        for (LineAmounts line : lines) {
            if (line.included()) {
                subtotal = subtotal.plus(line.subtotal());
                discount = discount.plus(line.discount());
                includedTax = includedTax.plus(line.includedTax());
                net = net.plus(line.net());
                tax = tax.plus(line.tax());
            }
        }
        return new QuoteTotals(subtotal, discount, includedTax, net, tax, net.plus(tax));
    }
}
