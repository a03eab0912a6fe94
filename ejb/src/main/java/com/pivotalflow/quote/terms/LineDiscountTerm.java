package com.pivotalflow.quote.terms;

import com.pivotalflow.pricing.Discount;
import com.pivotalflow.pricing.DiscountKind;
import com.pivotalflow.problem.ServerOwned;
import java.math.BigDecimal;

/**
 * A discount on a line as a client states it; unlike one on the document it has no label.
 *
 * @param kind what the value means
 * @param value per cent, or an amount in the quote's currency, of the line or of one unit
 */
@ServerOwned("amount")
public record LineDiscountTerm(DiscountKind kind, BigDecimal value) {

    public Discount discount() {
        return Discount.of(kind, value);
    }
}
