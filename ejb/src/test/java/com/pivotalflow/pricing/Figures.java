package com.pivotalflow.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.money.Money;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares a priced quote with figures in the shorthand of the worked examples: {@code S 1656.00; tax 149.42/98.98}.
 *
 * <p>Capital letters are totals, words are figures per line in order of position, separated by {@code /}.
 */
final class Figures {
    private final PriceableQuote quote;
    private final PricedQuote priced;

    private Figures(PriceableQuote quote) {
        this.quote = quote;
        this.priced = QuoteCalculation.of(quote);
    }

    static void assertFigures(PriceableQuote quote, String expected) {
        Figures figures = new Figures(quote);
        for (String part : expected.split(";", -1)) {
            String[] nameAndValue = part.strip().split(" ", 2);
            assertThat(figures.actual(nameAndValue[0])).as(part.strip()).isEqualTo(nameAndValue[1]);
        }
    }

    private String actual(String name) {
        QuoteTotals totals = priced.totals();
        return switch (name) {
            case "S" -> totals.subtotal().text();
            case "D" -> totals.discountTotal().text();
            case "I" -> totals.includedTax().text();
            case "N" -> totals.netTotal().text();
            case "T" -> totals.taxTotal().text();
            case "G" -> totals.grandTotal().text();
            case "base" ->
                priced.baseTotals().grandTotal().text() + "/"
                        + priced.baseTotals().taxTotal().text() + "/"
                        + priced.baseTotals().netTotal().text();
            case "deposit" -> Objects.requireNonNull(priced.depositAmount()).text();
            case "documentDiscounts" -> texts(priced.discountAmounts());
            case "rows" ->
                priced.taxBreakdown().stream()
                        .map(row -> row.classCode() + " " + row.taxable().text() + "→"
                                + row.tax().text())
                        .collect(Collectors.joining("/"));
            case "cost" -> priced.margin().cost().text();
            case "margin" -> String.valueOf(priced.margin().margin());
            case "marginPercent" -> String.valueOf(priced.margin().marginPercent());
            case "linesWithoutCost" -> String.valueOf(priced.margin().linesWithoutCost());
            case "discountPercent" -> priced.discountPercent().toPlainString();
            default -> perLine(name);
        };
    }

    private String perLine(String name) {
        if (name.startsWith("shares") && !name.equals("shares")) {
            int discount = Integer.parseInt(name.substring("shares".length()));
            return texts(QuoteCalculation.explain(quote).stream()
                    .map(line -> share(line, discount))
                    .toList());
        }
        return switch (name) {
            case "subtotals" -> texts(LineAmounts::subtotal);
            case "percentage" -> texts(LineAmounts::discountPercentageAmount);
            case "fixed" -> texts(LineAmounts::discountFixedAmount);
            case "perUnit" -> texts(LineAmounts::discountPerUnitAmount);
            case "shares" -> texts(LineAmounts::documentDiscountAmount);
            case "nets" -> texts(LineAmounts::net);
            case "taxes" -> texts(LineAmounts::tax);
            case "totals" -> texts(LineAmounts::total);
            default -> throw new IllegalArgumentException("No such figure: " + name);
        };
    }

    private static Money share(LineExplanation line, int discount) {
        return line.steps().stream()
                .filter(step -> Objects.equals(step.discountIndex(), discount))
                .findFirst()
                .orElseThrow()
                .delta()
                .negated();
    }

    private String texts(Function<LineAmounts, Money> figure) {
        return texts(priced.lines().stream().map(figure).toList());
    }

    private static String texts(List<Money> amounts) {
        return amounts.stream().map(Money::text).collect(Collectors.joining("/"));
    }
}
