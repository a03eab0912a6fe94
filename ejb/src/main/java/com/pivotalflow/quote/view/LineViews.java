package com.pivotalflow.quote.view;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.pricing.Discount;
import com.pivotalflow.pricing.LineAmounts;
import com.pivotalflow.pricing.PriceableLine;
import com.pivotalflow.pricing.Selection;
import com.pivotalflow.pricing.SelectionMode;
import com.pivotalflow.quote.content.QuoteDraft;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes lines. */
public final class LineViews {

    private static final Comparator<Discount> IN_ORDER_OF_CALCULATION = Comparator.comparing(Discount::kind);

    private LineViews() {}

    public static QuoteLineView of(
            @Nullable UUID id,
            int position,
            QuoteDraft.Line line,
            LineAmounts amounts,
            CurrencyUnit currency,
            boolean showsCost) {
        PriceableLine priceable = line.priceable();
        Money margin = amounts.margin();
        return new QuoteLineView(
                id,
                position,
                line.kind(),
                line.description(),
                line.itemCode(),
                line.category(),
                line.role(),
                priceable.quantity().text(),
                line.unit(),
                priceable.unitPrice().text(currency),
                priceable.listUnitPrice() == null
                        ? null
                        : priceable.listUnitPrice().text(currency),
                showsCost && priceable.unitCost() != null ? priceable.unitCost().text(currency) : null,
                line.rule().wireName(),
                line.rateCard(),
                line.rateCardItem(),
                priceable.taxInclusive(),
                priceable.taxRate().classCode(),
                priceable.taxRate().rate().percentText(),
                priceable.taxExemptReason(),
                priceable.discounts().stream()
                        // The row does not tell a discount of nothing from none; nor does what is shown.
                        .filter(discount -> discount.value().signum() > 0)
                        .sorted(IN_ORDER_OF_CALCULATION)
                        .map(discount -> AmountViews.discount(discount, amounts.discountAmount(discount.kind())))
                        .toList(),
                selection(priceable.selection()),
                amounts.included(),
                amounts(amounts),
                showsCost && margin != null ? margin.text() : null,
                line.metadata());
    }

    private static QuoteLineView.SelectionView selection(Selection selection) {
        boolean required = selection.mode() == SelectionMode.REQUIRED;
        return new QuoteLineView.SelectionView(
                selection.mode().wireName(), selection.group(), required ? null : selection.selected());
    }

    private static QuoteLineView.Amounts amounts(LineAmounts amounts) {
        return new QuoteLineView.Amounts(
                amounts.subtotal().text(),
                amounts.discount().text(),
                amounts.net().text(),
                amounts.tax().text(),
                amounts.total().text());
    }
}
