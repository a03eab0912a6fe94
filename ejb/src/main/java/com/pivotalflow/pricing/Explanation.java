package com.pivotalflow.pricing;

import com.pivotalflow.money.Money;
import com.pivotalflow.money.UnitPrice;
import com.pivotalflow.pricing.ExplanationStep.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down the steps of one line (specification 8.7); each adds to what the one before has reached. */
final class Explanation {
    private final CalculatedQuote calculated;
    private final PriceableQuote quote;
    private final int index;
    private final PriceableLine line;
    private final List<ExplanationStep> steps = new ArrayList<>();
    private Money running;

    private Explanation(CalculatedQuote calculated, int index) {
        this.calculated = calculated;
        this.quote = calculated.quote();
        this.index = index;
        this.line = quote.lines().get(index);
        this.running = Money.zero(quote.currency());
    }

    static List<LineExplanation> of(CalculatedQuote calculated) {
        List<LineExplanation> lines = new ArrayList<>();
        for (int i = 0; i < calculated.quote().lines().size(); i++) {
            lines.add(new Explanation(calculated, i).explain());
        }
        return lines;
    }

    private LineExplanation explain() {
        boolean included = calculated.included().get(index);
        explainPrice();
        explainLineDiscounts();
        if (included) {
            explainDocumentDiscounts();
            explainTax();
        }
        return new LineExplanation(index, included, steps);
    }

    private void explainPrice() {
        Money subtotal = calculated.stated().get(index).subtotal();
        UnitPrice price = line.unitPrice();
        UnitPrice listPrice = line.listUnitPrice();
        UnitPrice first = listPrice == null ? price : listPrice;
        add(
                Kind.LIST,
                line.quantity().text() + " × " + first.text(quote.currency()),
                first.times(line.quantity(), quote.currency()));
        if (!first.equals(price)) {
            add(Kind.OVERRIDE, "Price set to " + price.text(quote.currency()), subtotal.minus(running));
        }
    }

    private void explainLineDiscounts() {
        calculated.stated().get(index).discounts().forEach((kind, amount) -> {
            BigDecimal value = line.discounts().stream()
                    .filter(discount -> discount.kind() == kind)
                    .findFirst()
                    .orElseThrow()
                    .value();
            add(stepOf(kind), label(kind, value), amount.negated());
        });
    }

    private void explainDocumentDiscounts() {
        DocumentDiscounts documentDiscounts = calculated.documentDiscounts();
        for (int i : DocumentDiscounts.inOrder(quote.discounts())) {
            Discount discount = quote.discounts().get(i);
            String given = discount.label();
            String label = given == null ? label(discount.kind(), discount.value()) : given;
            Money delta = documentDiscounts.shares().get(i).get(index).negated();
            add(Kind.DOCUMENT_DISCOUNT, label, delta, i, null);
        }
    }

    private void explainTax() {
        LineAmounts amounts = calculated.amounts().get(index);
        TaxRate rate = line.taxRate();
        ExactTax exact = ExactTax.of(running, rate.rate(), line.taxInclusive());
        if (line.taxInclusive()) {
            add(
                    Kind.INCLUDED_TAX,
                    rate.printedLabel() + " included",
                    amounts.tax().negated(),
                    null,
                    exact);
        }
        Money nothing = Money.zero(quote.currency());
        add(Kind.NET, "Net", nothing);
        add(Kind.TAX, rate.printedLabel(), amounts.tax(), null, exact);
        add(Kind.GROSS, "Total", nothing);
    }

    private void add(Kind kind, String label, Money delta) {
        add(kind, label, delta, null, null);
    }

    private void add(Kind kind, String label, Money delta, @Nullable Integer discount, @Nullable ExactTax exact) {
        running = running.plus(delta);
        steps.add(new ExplanationStep(
                kind,
                label,
                delta,
                running,
                discount,
                exact == null ? null : exact.text(),
                exact == null ? null : quote.taxPolicy().rounding()));
    }

    private String label(DiscountKind kind, BigDecimal value) {
        String plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return switch (kind) {
            case PERCENTAGE -> plain + " %";
            case FIXED -> new Money(value, quote.currency()).text();
            case PER_UNIT -> line.quantity().text() + " × " + plain;
        };
    }

    private static Kind stepOf(DiscountKind kind) {
        return switch (kind) {
            case PERCENTAGE -> Kind.DISCOUNT_PERCENTAGE;
            case FIXED -> Kind.DISCOUNT_FIXED;
            case PER_UNIT -> Kind.DISCOUNT_PER_UNIT;
        };
    }
}
