package com.pivotalflow.pricing;

import com.pivotalflow.money.Quantity;
import com.pivotalflow.money.UnitCost;
import com.pivotalflow.money.UnitPrice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line with everything its amounts depend on, prices resolved.
 *
 * @param quantity how much
 * @param unitPrice price of one unit, with the tax inside if {@code taxInclusive}
 * @param listUnitPrice price of the rate card, where one exists
 * @param unitCost cost of one unit, absent if unknown
 * @param taxRate class and rate
 * @param taxInclusive whether the unit price has the tax inside
 * @param taxExemptReason why the line is exempt; required with an exempt class and allowed only there
 * @param discounts at most one of each kind, in any order
 * @param selection how the line takes part in the quote
 */
public record PriceableLine(
        Quantity quantity,
        UnitPrice unitPrice,
        @Nullable UnitPrice listUnitPrice,
        @Nullable UnitCost unitCost,
        TaxRate taxRate,
        boolean taxInclusive,
        @Nullable String taxExemptReason,
        List<Discount> discounts,
        Selection selection) {
    /** Keeps its own copy of the discounts. */
    public PriceableLine {
        discounts = List.copyOf(discounts);
    }

    /** The same line in another part in the quote. */
    public PriceableLine withSelection(Selection other) {
        return new PriceableLine(
                quantity, unitPrice, listUnitPrice, unitCost, taxRate, taxInclusive, taxExemptReason, discounts, other);
    }
}
