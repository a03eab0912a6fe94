package com.pivotalflow.quote.content;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.pricing.QuoteTotals;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/** The totals of a document as columns, in its currency. */
@Embeddable
public record StoredTotals(
        @Column(name = "subtotal_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal subtotal,

        @Column(name = "discount_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal discount,

        @Column(name = "included_tax_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal includedTax,

        @Column(name = "net_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal net,

        @Column(name = "tax_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal tax,

        @Column(name = "total_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal total) {

    public static StoredTotals of(QuoteTotals totals) {
        return new StoredTotals(
                totals.subtotal().amount(),
                totals.discountTotal().amount(),
                totals.includedTax().amount(),
                totals.netTotal().amount(),
                totals.taxTotal().amount(),
                totals.grandTotal().amount());
    }

    /** The totals as amounts of money. */
    public QuoteTotals totals(CurrencyUnit currency) {
        return new QuoteTotals(
                new Money(subtotal, currency),
                new Money(discount, currency),
                new Money(includedTax, currency),
                new Money(net, currency),
                new Money(tax, currency),
                new Money(total, currency));
    }
}
