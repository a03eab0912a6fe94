package com.pivotalflow.quote.view;

import com.pivotalflow.money.Money;
import com.pivotalflow.pricing.BaseTotals;
import com.pivotalflow.pricing.Discount;
import com.pivotalflow.pricing.ExplanationStep;
import com.pivotalflow.pricing.LineExplanation;
import com.pivotalflow.pricing.MarginSummary;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.pricing.PricedQuote;
import com.pivotalflow.pricing.QuoteTotals;
import com.pivotalflow.pricing.TaxRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes amounts, rates and the explanation of amounts. */
public final class AmountViews {

    private AmountViews() {}

    /** Totals. */
    public static QuoteView.Totals totals(QuoteTotals totals) {
        return new QuoteView.Totals(
                totals.subtotal().text(),
                totals.discountTotal().text(),
                totals.includedTax().text(),
                totals.netTotal().text(),
                totals.taxTotal().text(),
                totals.grandTotal().text());
    }

    public static QuoteView.BaseTotalsView base(BaseTotals totals) {
        return new QuoteView.BaseTotalsView(
                totals.netTotal().text(),
                totals.taxTotal().text(),
                totals.grandTotal().text());
    }

    /** The rows of a tax table. */
    public static List<QuoteView.TaxRowView> taxRows(List<TaxRow> rows) {
        return rows.stream()
                .map(row -> new QuoteView.TaxRowView(
                        row.classCode(),
                        row.label(),
                        row.rate().percentText(),
                        row.exemptReasons().isEmpty() ? null : row.exemptReasons(),
                        row.taxable().text(),
                        row.tax().text()))
                .toList();
    }

    public static List<QuoteView.DiscountView> discounts(PriceableQuote priceable, PricedQuote priced) {
        List<QuoteView.DiscountView> views = new ArrayList<>();
        for (int i = 0; i < priceable.discounts().size(); i++) {
            views.add(discount(
                    priceable.discounts().get(i), priced.discountAmounts().get(i)));
        }
        return views;
    }

    /** A discount and what it comes to. */
    public static QuoteView.DiscountView discount(Discount discount, Money amount) {
        return new QuoteView.DiscountView(
                discount.kind().wireName(), number(discount.value()), discount.label(), amount.text());
    }

    public static QuoteView.Margin margin(MarginSummary margin) {
        Money amount = margin.margin();
        BigDecimal percent = margin.marginPercent();
        return new QuoteView.Margin(
                margin.cost().text(),
                amount == null ? null : amount.text(),
                percent == null ? null : number(percent),
                margin.linesWithoutCost());
    }

    public static List<CalculationView.LineSteps> explanation(List<LineExplanation> lines) {
        return lines.stream()
                .map(line -> new CalculationView.LineSteps(
                        line.lineIndex() + 1,
                        line.included(),
                        line.steps().stream().map(AmountViews::step).toList()))
                .toList();
    }

    private static CalculationView.Step step(ExplanationStep step) {
        return new CalculationView.Step(
                step.kind().wireName(),
                step.label(),
                step.delta().text(),
                step.running().text(),
                step.discountIndex(),
                step.exact(),
                step.rounding() == null ? null : step.rounding().name());
    }

    /** A quantity or per cent: plain, without trailing zeros. */
    public static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
