package com.pivotalflow.exchange;

import com.pivotalflow.money.DecimalText;
import java.time.LocalDate;

/**
 * The rate of a day as clients see it.
 *
 * @param rate units of the currency converted to for one unit of the currency converted from
 * @param effectiveFrom first day of the stored rate
 * @param source who published it
 * @param inverse whether only the opposite pair was stored, so that {@code rate} is one divided by it
 */
public record FoundRateView(@DecimalText String rate, LocalDate effectiveFrom, String source, boolean inverse) {

    static FoundRateView of(FoundRate found) {
        return new FoundRateView(found.rate().text(), found.effectiveFrom(), found.source(), found.inverse());
    }
}
