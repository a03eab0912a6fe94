package com.pivotalflow.quote.content;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.money.UnitCost;
import com.pivotalflow.pricing.LineAmounts;
import com.pivotalflow.pricing.PriceableLine;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/** The amounts of a line as columns, in the document's currency. */
@Embeddable
public record StoredLineAmounts(
        @Column(name = "discount_percentage_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal discountPercentageAmount,

        @Column(name = "discount_fixed_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal discountFixedAmount,

        @Column(name = "discount_per_unit_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal discountPerUnitAmount,

        @Column(name = "document_discount_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal documentDiscountAmount,

        @Column(name = "subtotal_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal subtotal,

        @Column(name = "net_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal net,

        @Column(name = "tax_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal tax,

        @Column(name = "total_amount", nullable = false, precision = 19, scale = 4)
        BigDecimal total) {

    public static StoredLineAmounts of(LineAmounts amounts) {
        return new StoredLineAmounts(
                amounts.discountPercentageAmount().amount(),
                amounts.discountFixedAmount().amount(),
                amounts.discountPerUnitAmount().amount(),
                amounts.documentDiscountAmount().amount(),
                amounts.subtotal().amount(),
                amounts.net().amount(),
                amounts.tax().amount(),
                amounts.total().amount());
    }

    /**
     * The amounts of the line they were computed for.
     *
     * @param line whose selection says whether it counts
     */
    public LineAmounts amounts(PriceableLine line, CurrencyUnit currency) {
        boolean included = line.selection().isIncluded();
        UnitCost unitCost = line.unitCost();
        return new LineAmounts(
                included,
                new Money(subtotal, currency),
                new Money(discountPercentageAmount, currency),
                new Money(discountFixedAmount, currency),
                new Money(discountPerUnitAmount, currency),
                new Money(documentDiscountAmount, currency),
                new Money(net, currency),
                new Money(tax, currency),
                new Money(total, currency),
                included && unitCost != null ? unitCost.times(line.quantity(), currency) : null);
    }
}
