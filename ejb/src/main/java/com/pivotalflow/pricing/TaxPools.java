package com.pivotalflow.pricing;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.LargestRemainder;
import com.pivotalflow.money.Money;
import com.pivotalflow.money.Percentage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tax of each line, steps 4 and 5 of specification 8.2. */
final class TaxPools {

    /** Lines whose tax is rounded together: same class, rate and place of the tax. */
    private record Pool(String classCode, Percentage rate, boolean inclusive) {}

    private TaxPools() {}

    /**
     * The tax of each line; zero for one that does not count or is exempt, whose rate is zero.
     *
     * @param stated what each line comes to after all discounts
     */
    static List<Money> taxes(PriceableQuote quote, BitSet included, List<Money> stated) {
        return quote.taxPolicy().level() == TaxLevel.LINE
                ? roundedPerLine(quote, included, stated)
                : roundedPerPool(quote, included, stated);
    }

    private static List<Money> roundedPerLine(PriceableQuote quote, BitSet included, List<Money> stated) {
        List<Money> taxes = noTaxes(quote);
        included.stream().forEach(i -> {
            PriceableLine line = quote.lines().get(i);
            taxes.set(i, rounded(quote, stated.get(i), line.taxRate().rate(), line.taxInclusive()));
        });
        return taxes;
    }

    private static List<Money> roundedPerPool(PriceableQuote quote, BitSet included, List<Money> stated) {
        Map<Pool, List<Integer>> pools = new LinkedHashMap<>();
        included.stream().forEach(i -> {
            PriceableLine line = quote.lines().get(i);
            TaxRate rate = line.taxRate();
            pools.computeIfAbsent(
                            new Pool(rate.classCode(), rate.rate(), line.taxInclusive()), pool -> new ArrayList<>())
                    .add(i);
        });
        List<Money> taxes = noTaxes(quote);
        pools.forEach((pool, lines) -> {
            List<Money> weights = lines.stream().map(stated::get).toList();
            Money sum = weights.stream().reduce(Money.zero(quote.currency()), Money::plus);
            Money tax = rounded(quote, sum, pool.rate(), pool.inclusive());
            List<Money> shares = LargestRemainder.spread(tax, weights);
            for (int k = 0; k < shares.size(); k++) {
                taxes.set(lines.get(k), shares.get(k));
            }
        });
        return taxes;
    }

    private static Money rounded(PriceableQuote quote, Money stated, Percentage rate, boolean inclusive) {
        CurrencyUnit currency = quote.currency();
        return ExactTax.of(stated, rate, inclusive)
                .rounded(currency, quote.taxPolicy().rounding());
    }

    private static List<Money> noTaxes(PriceableQuote quote) {
        return new ArrayList<>(Collections.nCopies(quote.lines().size(), Money.zero(quote.currency())));
    }
}
