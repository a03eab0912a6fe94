package com.pivotalflow.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for every quote that is not refused (specification 8.2 and 16). */
class QuoteCalculationPropertyTest {
    private static final int QUOTES = 100_000;

    @Test
    void everyQuoteAddsUpHasNoNegativeAmountAndExplainsItself() {
        RandomQuotes quotes = new RandomQuotes(20_260_501);

        int priced = 0;
        int refused = 0;
        while (priced < QUOTES) {
            PriceableQuote quote = quotes.next();
            try {
                new Properties(quote, QuoteCalculation.of(quote)).check();
                priced++;
            } catch (CalculationRejectedException e) {
                onlyBecauseOfTooLargeDiscounts(e);
                refused++;
            }
        }

        assertThat(refused).as("the generator also makes quotes to refuse").isBetween(1, QUOTES);
    }

    private static void onlyBecauseOfTooLargeDiscounts(CalculationRejectedException e) {
        for (Rejection rejection : e.rejections()) {
            if (rejection.code() != RejectionCode.DISCOUNT_EXCEEDS_REMAINDER
                    && rejection.code() != RejectionCode.DEPOSIT_ROUNDS_TO_ZERO) {
                throw e;
            }
        }
    }

    /** The properties of one quote. Plain comparisons: a fluent assertion each would take most of the time. */
    private static final class Properties {
        private final PriceableQuote quote;
        private final PricedQuote priced;
        private final Money zero;

        Properties(PriceableQuote quote, PricedQuote priced) {
            this.quote = quote;
            this.priced = priced;
            this.zero = Money.zero(quote.currency());
        }

        void check() {
            totalsAddUp();
            linesAddUp();
            breakdownAddsUp();
            discountsAreSpreadCompletely();
            taxIsRoundedWhereThePolicySays();
            baseTotalsAddUp();
            explanationReAdds();
        }

        private void totalsAddUp() {
            QuoteTotals totals = priced.totals();
            holds(totals.subtotal()
                    .minus(totals.discountTotal())
                    .minus(totals.includedTax())
                    .equals(totals.netTotal()));
            holds(totals.netTotal().plus(totals.taxTotal()).equals(totals.grandTotal()));
            List.of(
                            totals.subtotal(),
                            totals.discountTotal(),
                            totals.includedTax(),
                            totals.netTotal(),
                            totals.taxTotal(),
                            totals.grandTotal())
                    .forEach(this::isAmountOfTheQuote);
        }

        private void linesAddUp() {
            Money net = zero;
            Money tax = zero;
            Money total = zero;
            Money discount = zero;
            for (LineAmounts line : priced.lines()) {
                isLineOfTheQuote(line);
                net = net.plus(line.net());
                tax = tax.plus(line.tax());
                total = total.plus(line.total());
                discount = discount.plus(line.included() ? line.discount() : zero);
            }
            holds(net.equals(priced.totals().netTotal()));
            holds(tax.equals(priced.totals().taxTotal()));
            holds(total.equals(priced.totals().grandTotal()));
            holds(discount.equals(priced.totals().discountTotal()));
        }

        private void isLineOfTheQuote(LineAmounts line) {
            List.of(
                            line.subtotal(),
                            line.discountPercentageAmount(),
                            line.discountFixedAmount(),
                            line.discountPerUnitAmount(),
                            line.documentDiscountAmount(),
                            line.stated(),
                            line.net(),
                            line.tax(),
                            line.total(),
                            line.includedTax())
                    .forEach(this::isAmountOfTheQuote);
            // No share exceeds its weight: what is left is not negative, checked above, and tax fits into it.
            holds(!line.tax().isGreaterThan(line.stated()));
            holds(line.net().plus(line.tax()).equals(line.total()));
        }

        private void breakdownAddsUp() {
            Money net = zero;
            Money tax = zero;
            for (TaxRow row : priced.taxBreakdown()) {
                net = net.plus(row.taxable());
                tax = tax.plus(row.tax());
                holds(row.exempt() == !row.exemptReasons().isEmpty());
            }
            holds(net.equals(priced.totals().netTotal()));
            holds(tax.equals(priced.totals().taxTotal()));
        }

        private void discountsAreSpreadCompletely() {
            Money shares = zero;
            for (LineAmounts line : priced.lines()) {
                shares = shares.plus(line.documentDiscountAmount());
            }
            Money amounts = priced.discountAmounts().stream().reduce(zero, Money::plus);
            holds(shares.equals(amounts));
        }

        /** Computed again in another way: rounds each line, or the sum of all lines that are taxed alike. */
        private void taxIsRoundedWhereThePolicySays() {
            Map<List<Object>, BigDecimal> stated = new HashMap<>();
            Map<List<Object>, Money> taxes = new HashMap<>();
            for (int i = 0; i < priced.lines().size(); i++) {
                LineAmounts amounts = priced.lines().get(i);
                if (amounts.included()) {
                    PriceableLine line = quote.lines().get(i);
                    boolean alone = quote.taxPolicy().level() == TaxLevel.LINE;
                    List<Object> pool = List.of(line.taxRate(), line.taxInclusive(), alone ? i : -1);
                    stated.merge(pool, amounts.stated().amount(), BigDecimal::add);
                    taxes.merge(pool, amounts.tax(), Money::plus);
                }
            }
            taxes.forEach((pool, tax) -> {
                BigDecimal percent = ((TaxRate) pool.get(0)).rate().percent();
                BigDecimal whole = BigDecimal.valueOf(100);
                BigDecimal exact = stated.getOrDefault(pool, BigDecimal.ZERO).multiply(percent);
                BigDecimal rounded = exact.divide(
                        pool.get(1).equals(true) ? whole.add(percent) : whole,
                        quote.currency().minorUnits(),
                        quote.taxPolicy().rounding().mode());
                holds(tax.equals(new Money(rounded, quote.currency())));
            });
        }

        private void baseTotalsAddUp() {
            BaseTotals base = priced.baseTotals();
            holds(base.netTotal().plus(base.taxTotal()).equals(base.grandTotal()));
            holds(!base.netTotal().isNegative() && !base.taxTotal().isNegative());
            holds(base.grandTotal().currency().equals(quote.baseCurrency()));
        }

        private void explanationReAdds() {
            List<LineExplanation> explanation = QuoteCalculation.explain(quote);
            for (int i = 0; i < explanation.size(); i++) {
                Money running = zero;
                Money net = zero;
                for (ExplanationStep step : explanation.get(i).steps()) {
                    running = running.plus(step.delta());
                    holds(running.equals(step.running()));
                    net = step.kind() == ExplanationStep.Kind.NET ? running : net;
                }
                LineAmounts line = priced.lines().get(i);
                holds(running.equals(line.included() ? line.total() : line.stated()));
                holds(net.equals(line.net()));
            }
        }

        private void isAmountOfTheQuote(Money amount) {
            CurrencyUnit currency = quote.currency();
            holds(!amount.isNegative()
                    && amount.currency().equals(currency)
                    && amount.amount().scale() == currency.minorUnits());
        }

        private void holds(boolean property) {
            if (!property) {
                throw new AssertionError("Does not hold for " + quote + " priced " + priced);
            }
        }
    }
}
