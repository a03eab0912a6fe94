package com.pivotalflow.pricing;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.money.Percentage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tax rows of a quote, step 7 of specification 8.2. Inclusive and exclusive lines of one rate share a row. */
final class TaxBreakdown {

    /** What a row stands for; ordered as the rows are. */
    private record Key(boolean exempt, Percentage rate, String classCode) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing((Key key) -> !key.exempt)
                .thenComparing(key -> key.rate.fraction())
                .thenComparing(Key::classCode);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** A row while it is summed up. */
    private static final class Sum {
        private final String label;
        private final Set<String> reasons = new LinkedHashSet<>();
        private Money taxable;
        private Money tax;

        Sum(String label, Money zero) {
            this.label = label;
            this.taxable = zero;
            this.tax = zero;
        }

        void add(PriceableLine line, LineAmounts amounts) {
            taxable = taxable.plus(amounts.net());
            tax = tax.plus(amounts.tax());
            if (line.taxExemptReason() != null) {
                reasons.add(line.taxExemptReason());
            }
        }

        TaxRow row(Key key) {
            return new TaxRow(key.classCode, label, key.rate, key.exempt, List.copyOf(reasons), taxable, tax);
        }
    }

    private TaxBreakdown() {}

    static List<TaxRow> rows(List<PriceableLine> lines, List<LineAmounts> amounts, CurrencyUnit currency) {
        Map<Key, Sum> sums = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (amounts.get(i).included()) {
                TaxRate rate = lines.get(i).taxRate();
                sums.computeIfAbsent(
                                new Key(rate.exempt(), rate.rate(), rate.classCode()),
                                key -> new Sum(rate.printedLabel(), Money.zero(currency)))
                        .add(lines.get(i), amounts.get(i));
            }
        }
        List<TaxRow> rows = new ArrayList<>(sums.size());
        sums.forEach((key, sum) -> rows.add(sum.row(key)));
        return rows;
    }
}
