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
import java.util.Random;

/**
 * Consistent quotes of every shape, the same ones for the same seed.
 *
 * <p>Small numbers and round rates are frequent, because ties and zeros hide there. A discount may be larger than what
 * is left; such a quote is refused by the calculation.
 */
final class RandomQuotes {
    private static final CurrencyUnit BASE = new CurrencyUnit("NZD", 2);
    private static final List<CurrencyUnit> CURRENCIES =
            List.of(new CurrencyUnit("JPY", 0), new CurrencyUnit("NZD", 2), new CurrencyUnit("KWD", 3));
    private static final List<TaxRate> RATES = List.of(
            TaxRate.exempt("EXEMPT", "Exempt"),
            TaxRate.taxed("ZERO", "Zero-rated", Percentage.ZERO),
            TaxRate.taxed("GST", "GST", Percentage.ofPercent("15")),
            TaxRate.taxed("STANDARD", "VAT", Percentage.ofPercent("19")),
            TaxRate.taxed("SALES", "Sales tax", Percentage.ofPercent("8.875")),
            TaxRate.taxed("ODD", "Odd", Percentage.ofPercent("33.333333")),
            TaxRate.taxed("ALL", "All", Percentage.ofPercent("100")));

    private final Random random;

    RandomQuotes(long seed) {
        random = new Random(seed);
    }

    PriceableQuote next() {
        CurrencyUnit currency = oneOf(CURRENCIES);
        TaxBasis basis = oneOf(List.of(TaxBasis.values()));
        List<PriceableLine> lines = new ArrayList<>();
        int count = 1 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            lines.add(line(currency, basis));
        }
        List<AlternativeGroup> groups = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            groups.add(new AlternativeGroup("HOST", oneOf(List.of(GroupChoice.values()))));
            int selected = random.nextInt(4);
            for (int i = 0; i < 3; i++) {
                lines.add(line(currency, basis).withSelection(Selection.alternative("HOST", i == selected)));
            }
        }
        return new PriceableQuote(
                currency,
                new TaxPolicy("NZ", basis, oneOf(List.of(TaxLevel.values())), oneOf(List.of(TaxRounding.values()))),
                lines,
                documentDiscounts(currency),
                groups,
                random.nextInt(3) == 0 ? BigDecimal.valueOf(50) : null,
                BASE,
                currency.equals(BASE)
                        ? ExchangeRate.ONE
                        : new ExchangeRate(decimal(3_000_000, 6).add(BigDecimal.ONE)));
    }

    private PriceableLine line(CurrencyUnit currency, TaxBasis basis) {
        TaxRate rate = oneOf(RATES);
        boolean inclusive = (basis == TaxBasis.GROSS) != (random.nextInt(5) == 0);
        return new PriceableLine(
                new Quantity(decimal(40_000, random.nextInt(7)).add(new BigDecimal("0.000001"))),
                new UnitPrice(decimal(random.nextBoolean() ? 200 : 200_000, random.nextInt(7))),
                random.nextInt(4) == 0 ? new UnitPrice(decimal(200_000, 2)) : null,
                random.nextBoolean() ? new UnitCost(decimal(100_000, 2)) : null,
                rate,
                inclusive,
                rate.exempt() ? oneOf(List.of("rent", "interest")) : null,
                lineDiscounts(currency),
                random.nextInt(4) == 0 ? Selection.optional(random.nextBoolean()) : Selection.REQUIRED);
    }

    private List<Discount> lineDiscounts(CurrencyUnit currency) {
        List<Discount> discounts = new ArrayList<>();
        for (DiscountKind kind : List.of(DiscountKind.PER_UNIT, DiscountKind.PERCENTAGE, DiscountKind.FIXED)) {
            if (random.nextInt(5) == 0) {
                discounts.add(Discount.of(kind, discountValue(kind, currency)));
            }
        }
        return discounts;
    }

    private List<Discount> documentDiscounts(CurrencyUnit currency) {
        List<Discount> discounts = new ArrayList<>();
        while (discounts.size() < 4 && random.nextInt(2) == 0) {
            DiscountKind kind = random.nextBoolean() ? DiscountKind.PERCENTAGE : DiscountKind.FIXED;
            discounts.add(Discount.of(kind, discountValue(kind, currency)));
        }
        return discounts;
    }

    private BigDecimal discountValue(DiscountKind kind, CurrencyUnit currency) {
        return switch (kind) {
            case PERCENTAGE -> random.nextInt(8) == 0 ? BigDecimal.valueOf(100) : decimal(100_000_000, 6);
            case FIXED -> decimal(300, currency.minorUnits());
            case PER_UNIT -> decimal(200, 4);
        };
    }

    /** Up to this many units of this many decimals. */
    private BigDecimal decimal(int bound, int decimals) {
        return BigDecimal.valueOf(random.nextInt(bound), decimals);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
