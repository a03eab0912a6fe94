package com.pivotalflow.pricing;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.money.Quantity;
import com.pivotalflow.money.UnitCost;
import com.pivotalflow.money.UnitPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a quote in the shorthand of the specification's worked examples.
 *
 * <p>Parts are separated by {@code ;}. A part is a line, {@code 18×64.35 -7.5% -F40 -U1.15}, or document discounts,
 * {@code D F75, 6%}. {@code 3 lines 1×40.00} repeats a line. Words after quantity and price: {@code @19} tax rate,
 * {@code i} tax inclusive, {@code EXEMPT}, {@code opt} and {@code opt+} optional and selected, {@code alt:HOST} and
 * {@code alt:HOST+} alternative, {@code list=120} list price, {@code cost=92.50}. A context before the quote sets
 * currency, level and rounding, {@code JPY LINE DOWN}, in any order; what is left out is NZD, DOCUMENT, HALF_UP.
 */
final class QuoteText {
    private static final Map<String, CurrencyUnit> CURRENCIES = Map.of(
            "NZD", new CurrencyUnit("NZD", 2),
            "AUD", new CurrencyUnit("AUD", 2),
            "EUR", new CurrencyUnit("EUR", 2),
            "GBP", new CurrencyUnit("GBP", 2),
            "USD", new CurrencyUnit("USD", 2),
            "JPY", new CurrencyUnit("JPY", 0),
            "KWD", new CurrencyUnit("KWD", 3));

    private final List<PriceableLine> lines = new ArrayList<>();
    private final List<Discount> discounts = new ArrayList<>();
    private final Map<String, AlternativeGroup> groups = new TreeMap<>();

    private QuoteText() {}

    static CurrencyUnit currency(String code) {
        return CURRENCIES.getOrDefault(code, new CurrencyUnit("XTS", 4));
    }

    /** A quote in NZD with tax rounded half up on the document. */
    static PriceableQuote quote(String text) {
        return quote("", text);
    }

    static PriceableQuote quote(String context, String text) {
        QuoteText reader = new QuoteText();
        for (String part : text.split(";", -1)) {
            reader.readPart(part.strip());
        }
        List<String> words = Arrays.asList(context.split(" ", -1));
        CurrencyUnit currency = words.stream()
                .filter(CURRENCIES::containsKey)
                .map(QuoteText::currency)
                .findFirst()
                .orElse(currency("NZD"));
        TaxRounding rounding = Arrays.stream(TaxRounding.values())
                .filter(mode -> words.contains(mode.name()))
                .findFirst()
                .orElse(TaxRounding.HALF_UP);
        TaxLevel level = words.contains("LINE") ? TaxLevel.LINE : TaxLevel.DOCUMENT;
        return new PriceableQuote(
                currency,
                new TaxPolicy("NZ", TaxBasis.NET, level, rounding),
                reader.lines,
                reader.discounts,
                List.copyOf(reader.groups.values()),
                null,
                currency,
                ExchangeRate.ONE);
    }

    static PriceableQuote withDeposit(PriceableQuote quote, String percent) {
        return new PriceableQuote(
                quote.currency(),
                quote.taxPolicy(),
                quote.lines(),
                quote.discounts(),
                quote.groups(),
                new BigDecimal(percent),
                quote.baseCurrency(),
                quote.exchangeRate());
    }

    static PriceableQuote withBase(PriceableQuote quote, CurrencyUnit base, String rate) {
        return new PriceableQuote(
                quote.currency(),
                quote.taxPolicy(),
                quote.lines(),
                quote.discounts(),
                quote.groups(),
                quote.depositPercent(),
                base,
                ExchangeRate.of(rate));
    }

    private void readPart(String part) {
        if (part.startsWith("D ")) {
            for (String discount : part.substring(2).split(",", -1)) {
                discounts.add(discount(discount.strip()));
            }
            return;
        }
        int times = 1;
        int repeated = part.indexOf(" lines ");
        if (repeated > 0) {
            times = Integer.parseInt(part.substring(0, repeated));
            part = part.substring(repeated + " lines ".length());
        }
        PriceableLine line = line(part);
        for (int i = 0; i < times; i++) {
            lines.add(line);
        }
    }

    private PriceableLine line(String text) {
        LineText line = new LineText();
        List<String> words = Arrays.asList(text.split(" ", -1));
        words.subList(1, words.size()).forEach(line::readWord);
        String[] factors = words.get(0).split("×", 2);
        return new PriceableLine(
                Quantity.of(factors[0]),
                UnitPrice.of(factors[1]),
                line.list,
                line.cost,
                line.rate,
                line.inclusive,
                line.rate.exempt() ? "residential rent" : null,
                line.discounts,
                line.selection);
    }

    /** The words after quantity and price. */
    private final class LineText {
        private final List<Discount> discounts = new ArrayList<>();
        private Selection selection = Selection.REQUIRED;
        private TaxRate rate = QuoteText.rate("15");
        private @Nullable UnitPrice list;
        private @Nullable UnitCost cost;
        private boolean inclusive;

        void readWord(String word) {
            if (word.startsWith("-")) {
                discounts.add(discount(word.substring(1)));
            } else if (word.startsWith("@")) {
                rate = QuoteText.rate(word.substring(1));
            } else if (word.startsWith("list=")) {
                list = UnitPrice.of(word.substring(5));
            } else if (word.startsWith("cost=")) {
                cost = UnitCost.of(word.substring(5));
            } else if (word.equals("EXEMPT")) {
                rate = TaxRate.exempt("EXEMPT", "Exempt");
            } else if (word.equals("i")) {
                inclusive = true;
            } else {
                selection = selection(word);
            }
        }
    }

    private static TaxRate rate(String percent) {
        boolean gst = percent.equals("15");
        String code = gst ? "GST" : "T" + percent.replace('.', '_');
        return TaxRate.taxed(code, gst ? "GST" : "Tax", Percentage.ofPercent(percent));
    }

    private Selection selection(String word) {
        boolean selected = word.endsWith("+");
        String mode = selected ? word.substring(0, word.length() - 1) : word;
        if (mode.equals("opt")) {
            return Selection.optional(selected);
        }
        if (!mode.startsWith("alt:")) {
            throw new IllegalArgumentException("Not a word of the shorthand: " + word);
        }
        String code = mode.substring("alt:".length());
        GroupChoice choose = code.startsWith("MAY") ? GroupChoice.AT_MOST_ONE : GroupChoice.EXACTLY_ONE;
        groups.putIfAbsent(code, new AlternativeGroup(code, choose));
        return Selection.alternative(code, selected);
    }

    private static Discount discount(String word) {
        if (word.endsWith("%")) {
            return Discount.of(DiscountKind.PERCENTAGE, new BigDecimal(word.substring(0, word.length() - 1)));
        }
        DiscountKind kind = word.startsWith("F") ? DiscountKind.FIXED : DiscountKind.PER_UNIT;
        return Discount.of(kind, new BigDecimal(word.substring(1)));
    }
}
