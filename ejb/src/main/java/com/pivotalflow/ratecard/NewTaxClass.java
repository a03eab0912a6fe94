package com.pivotalflow.ratecard;

import com.pivotalflow.money.Percentage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tax class starts with.
 *
 * @param code capital letters, digits and underscores, unique in the organization
 * @param name as printed
 * @param kind what kind of supply
 * @param displayOrder where it stands in lists
 * @param rates its rates over time, without overlaps
 */
public record NewTaxClass(String code, String name, TaxKind kind, int displayOrder, List<Rate> rates) {

    public NewTaxClass {
        rates = List.copyOf(rates);
    }

    /** The same class at another place in lists. */
    NewTaxClass at(int place) {
        return new NewTaxClass(code, name, kind, place, rates);
    }

    /**
     * A rate over a period.
     *
     * @param rate zero for an exempt class
     * @param effectiveFrom first day
     * @param effectiveUntil last day; absent means open
     */
    public record Rate(
            Percentage rate,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveUntil) {}
}
