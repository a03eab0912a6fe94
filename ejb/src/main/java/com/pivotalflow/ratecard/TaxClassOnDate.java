package com.pivotalflow.ratecard;

import com.pivotalflow.money.Percentage;
import com.pivotalflow.pricing.TaxRate;

/**
 * A tax class with the rate it has on one day.
 *
 * @param id the class
 * @param code such as {@code GST}
 * @param name as printed
 * @param kind what kind of supply
 * @param rate zero when exempt
 */
public record TaxClassOnDate(TaxClassId id, String code, String name, TaxKind kind, Percentage rate) {

    /** Whether the class is exempt, which needs a reason on the line. */
    public boolean isExempt() {
        return kind == TaxKind.EXEMPT;
    }

    /** The tax as the calculation takes it. */
    public TaxRate taxRate() {
        return isExempt() ? TaxRate.exempt(code, name) : TaxRate.taxed(code, name, rate);
    }
}
