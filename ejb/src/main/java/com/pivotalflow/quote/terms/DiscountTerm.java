package com.pivotalflow.quote.terms;

import com.pivotalflow.pricing.Discount;
import com.pivotalflow.pricing.DiscountKind;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A discount on the whole document as a client states it.
 *
 * @param kind what the value means
 * @param value per cent, or an amount in the quote's currency
 * @param label what the customer reads beside it, at most 255 characters
 */
@ServerOwned("amount")
public record DiscountTerm(
        DiscountKind kind,
        BigDecimal value,
        @Nullable @Length(min = 1, max = 255) String label) {

    public Discount discount() {
        return new Discount(kind, value, label);
    }
}
