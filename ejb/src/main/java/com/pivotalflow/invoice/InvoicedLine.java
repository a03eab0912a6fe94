package com.pivotalflow.invoice;

import com.pivotalflow.invoice.terms.InvoiceColumns;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.money.Quantity;
import com.pivotalflow.money.UnitPrice;
import com.pivotalflow.pricing.Discount;
import com.pivotalflow.pricing.DiscountKind;
import com.pivotalflow.pricing.LineAmounts;
import com.pivotalflow.pricing.PriceableLine;
import com.pivotalflow.pricing.Selection;
import com.pivotalflow.pricing.TaxRate;
import com.pivotalflow.quote.AcceptedQuote;
import com.pivotalflow.quote.content.StoredLineAmounts;
import com.pivotalflow.quote.terms.LineKind;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a line of an invoice says and comes to, as columns, copied from the accepted line. It always counts. */
@Embeddable
record InvoicedLine(
        @Convert(converter = InvoiceColumns.OfLineKind.class) @Column(name = "kind", nullable = false)
        LineKind kind,

        @Column(name = "description", nullable = false, length = 1000)
        String description,

        @Column(name = "item_code", length = 50) @Nullable String itemCode,

        @Column(name = "quantity", nullable = false, precision = 19, scale = 6)
        BigDecimal quantity,

        @Column(name = "unit", nullable = false, length = 50)
        String unit,

        @Column(name = "unit_price", nullable = false, precision = 19, scale = 6)
        BigDecimal unitPrice,

        @Column(name = "tax_inclusive", nullable = false) boolean taxInclusive,

        @Column(name = "tax_rate", nullable = false, precision = 11, scale = 8)
        BigDecimal taxRate,

        @Column(name = "tax_exempt_reason", length = 200) @Nullable
        String taxExemptReason,

        @Column(name = "discount_percentage", nullable = false, precision = 11, scale = 8)
        BigDecimal discountPercentage,

        @Column(name = "discount_per_unit", nullable = false, precision = 19, scale = 6)
        BigDecimal discountPerUnit,

        @Embedded StoredLineAmounts amounts,
        @Column(name = "service_category_id") @Nullable UUID serviceCategoryId,
        @Column(name = "delivery_role_id") @Nullable UUID deliveryRoleId,
        @Column(name = "rate_card_id") @Nullable UUID rateCardId,

        @Column(name = "tax_class_id", nullable = false) UUID taxClassId,

        @Column(name = "tax_class_code", nullable = false, length = 20)
        String taxClassCode) {

    static InvoicedLine of(AcceptedQuote.Line line) {
        return new InvoicedLine(
                line.kind(),
                line.description(),
                line.itemCode(),
                line.quantity(),
                line.unit(),
                line.unitPrice(),
                line.taxInclusive(),
                line.taxRate(),
                line.taxExemptReason(),
                line.discountPercentage(),
                line.discountPerUnit(),
                line.amounts(),
                line.serviceCategoryId(),
                line.deliveryRoleId(),
                line.rateCardId(),
                line.taxClassId(),
                line.taxClassCode());
    }

    /** The line as the calculation took it; exempt lines, and no others, have a reason. */
    PriceableLine priceable() {
        return new PriceableLine(
                new Quantity(quantity),
                new UnitPrice(unitPrice),
                null,
                null,
                new TaxRate(taxClassCode, taxClassCode, Percentage.ofFraction(taxRate), taxExemptReason != null),
                taxInclusive,
                taxExemptReason,
                discounts(),
                Selection.REQUIRED);
    }

    /** The amounts that were copied with the line. */
    LineAmounts amounts(CurrencyUnit currency) {
        return amounts.amounts(priceable(), currency);
    }

    private List<Discount> discounts() {
        List<Discount> stated = new ArrayList<>();
        addIfStated(
                stated,
                DiscountKind.PERCENTAGE,
                Percentage.ofFraction(discountPercentage).percent());
        addIfStated(stated, DiscountKind.FIXED, amounts.discountFixedAmount());
        addIfStated(stated, DiscountKind.PER_UNIT, discountPerUnit);
        return stated;
    }

    private static void addIfStated(List<Discount> stated, DiscountKind kind, BigDecimal value) {
        if (value.signum() > 0) {
            stated.add(Discount.of(kind, value.stripTrailingZeros()));
        }
    }
}
