package com.pivotalflow.pricing;

import com.pivotalflow.money.Percentage;
import com.pivotalflow.money.ValueRejectedException;
import java.math.BigDecimal;

/**
 * The tax of a line: its class and the rate copied from the class at the date of the quote.
 *
 * @param classCode code of the tax class, for example {@code GST}
 * @param label name of the class as printed, for example {@code GST}
 * @param rate the rate; zero when exempt
 * @param exempt whether the class is of kind exempt, which needs a reason and differs from a rate of zero
 */
public record TaxRate(String classCode, String label, Percentage rate, boolean exempt) {
    /** Code of a tax rate outside 0 to 100 per cent. */
    public static final String TAX_RATE_RANGE = "TAX_RATE_RANGE";

    /**
     * Checks that an exempt class has no rate.
     *
     * @throws IllegalArgumentException if an exempt class has a rate; a defect of the data, not of a request
     */
    public TaxRate {
        if (exempt && !rate.isZero()) {
            throw new IllegalArgumentException("The exempt tax class " + classCode + " has a rate");
        }
    }

    /** A class with a rate, which may be zero. */
    public static TaxRate taxed(String classCode, String label, Percentage rate) {
        return new TaxRate(classCode, label, rate, false);
    }

    /** An exempt class. */
    public static TaxRate exempt(String classCode, String label) {
        return new TaxRate(classCode, label, Percentage.ZERO, true);
    }

    /**
     * A rate as a request states it, in per cent.
     *
     * @throws ValueRejectedException {@code TAX_RATE_RANGE} outside 0 to 100; {@code SCALE_EXCEEDED} with more than six
     *     decimals
     */
    public static Percentage rateOfPercent(BigDecimal percent) {
        try {
            return Percentage.ofPercent(percent);
        } catch (ValueRejectedException e) {
            if (e.code().equals(ValueRejectedException.NUMBER_OUT_OF_RANGE)) {
                throw new ValueRejectedException(TAX_RATE_RANGE, "A tax rate is between 0 and 100 per cent.");
            }
            throw e;
        }
    }

    /** Class and rate as printed, for example {@code GST 15 %}; an exempt class has its name alone. */
    public String printedLabel() {
        return exempt ? label : label + " " + rate.percentText() + " %";
    }
}
