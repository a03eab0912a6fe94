package com.pivotalflow.pricing;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cost and margin of the lines that count (specification 8.5). Not for customers.
 *
 * @param cost sum of the known costs
 * @param margin net total less cost, possibly negative; absent while a cost is unknown, because it would be overstated
 * @param marginPercent margin in per cent of the net total, two decimals half up; absent with the margin, or if the net
 *     total is zero
 * @param linesWithoutCost how many lines that count have no known cost
 */
public record MarginSummary(
        Money cost, @Nullable Money margin, @Nullable BigDecimal marginPercent, int linesWithoutCost) {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final int PERCENT_DECIMALS = 2;

    static MarginSummary of(List<LineAmounts> lines, Money netTotal, CurrencyUnit currency) {
        Money cost = Money.zero(currency);
        int linesWithoutCost = 0;
        for (LineAmounts line : lines) {
            Money lineCost = line.cost();
            if (lineCost != null) {
                cost = cost.plus(lineCost);
            } else if (line.included()) {
                linesWithoutCost++;
            }
        }
        Money margin = linesWithoutCost > 0 ? null : netTotal.minus(cost);
        return new MarginSummary(cost, margin, percentOf(margin, netTotal), linesWithoutCost);
    }

    private static @Nullable BigDecimal percentOf(@Nullable Money margin, Money netTotal) {
        if (margin == null || netTotal.isZero()) {
            return null;
        }
        return margin.amount().multiply(HUNDRED).divide(netTotal.amount(), PERCENT_DECIMALS, RoundingMode.HALF_UP);
    }
}
