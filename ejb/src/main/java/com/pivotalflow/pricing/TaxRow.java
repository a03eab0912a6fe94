package com.pivotalflow.pricing;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.money.Percentage;
import java.util.List;

/**
 * One row of the tax breakdown: everything taxed with one class and rate (specification 8.2, step 7).
 *
 * @param classCode code of the tax class
 * @param label class and rate as printed, for example {@code GST 15 %}
 * @param rate the rate
 * @param exempt whether the class is exempt
 * @param exemptReasons the different reasons of its lines, in order of position; empty unless exempt
 * @param taxable sum of the lines' net
 * @param tax sum of the lines' tax
 */
public record TaxRow(
        String classCode,
        String label,
        Percentage rate,
        boolean exempt,
        List<String> exemptReasons,
        Money taxable,
        Money tax) {
    /** Keeps its own copy of the reasons. */
    public TaxRow {
        exemptReasons = List.copyOf(exemptReasons);
    }

    /**
     * The tax table of lines whose amounts are known (specification 8.2, step 7).
     *
     * @param lines in order of position
     * @param amounts of each line
     */
    public static List<TaxRow> breakdown(List<PriceableLine> lines, List<LineAmounts> amounts, CurrencyUnit currency) {
        return TaxBreakdown.rows(lines, amounts, currency);
    }
}
