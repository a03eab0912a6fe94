package com.pivotalflow.pricing;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.money.Quantity;
import com.pivotalflow.money.UnitCost;
import com.pivotalflow.money.UnitPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the pure part of a calculation takes, in microseconds: every kind of discount, several rates, inclusive and
 * exclusive prices, costs, options, a deposit and a conversion. It asserts nothing: a figure belongs to its machine.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class QuoteCalculationBenchmark {

    private static final List<Integer> RATES = List.of(15, 7, 0);
    private static final int OPTIONAL_EVERY = 5;
    private static final int INCLUSIVE_EVERY = 3;

    /** How many lines the quote has. */
    @Param({"10", "200", "1000"})
    public int lines;

    private PriceableQuote quote = quote(1);

    /** Makes the quote that is calculated. */
    @Setup
    public void draft() {
        quote = quote(lines);
    }

    /** In another currency than the organization's. */
    private static PriceableQuote quote(int lines) {
        List<PriceableLine> drafted = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            int rate = RATES.get(i % RATES.size());
            drafted.add(new PriceableLine(
                    new Quantity(new BigDecimal("7.25").add(BigDecimal.valueOf(i))),
                    new UnitPrice(new BigDecimal("137.405")),
                    new UnitPrice(new BigDecimal("150")),
                    new UnitCost(new BigDecimal("92.5")),
                    TaxRate.taxed("RATE" + rate, "Rate", Percentage.ofPercent(BigDecimal.valueOf(rate))),
                    i % INCLUSIVE_EVERY == 0,
                    null,
                    List.of(
                            Discount.of(DiscountKind.PERCENTAGE, new BigDecimal("7.5")),
                            Discount.of(DiscountKind.FIXED, BigDecimal.ONE),
                            Discount.of(DiscountKind.PER_UNIT, new BigDecimal("0.375"))),
                    i % OPTIONAL_EVERY == 0 ? Selection.optional(true) : Selection.REQUIRED));
        }
        return new PriceableQuote(
                new CurrencyUnit("AUD", 2),
                new TaxPolicy("NZ", TaxBasis.NET, TaxLevel.DOCUMENT, TaxRounding.HALF_UP),
                drafted,
                List.of(
                        Discount.of(DiscountKind.PERCENTAGE, new BigDecimal("2.5")),
                        Discount.of(DiscountKind.FIXED, BigDecimal.TEN)),
                List.of(),
                new BigDecimal("33.333"),
                new CurrencyUnit("NZD", 2),
                new ExchangeRate(new BigDecimal("1.0847362915")));
    }

    /** The amounts of every line and all totals. */
    @Benchmark
    public PricedQuote calculate() {
        return QuoteCalculation.of(quote);
    }

    /** The same with the steps of every line. */
    @Benchmark
    public List<LineExplanation> explain() {
        return QuoteCalculation.explain(quote);
    }
}
