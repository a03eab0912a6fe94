package com.pivotalflow.pricing;

import com.pivotalflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The amounts of one line, each with the decimals of the quote's currency (specification 8.2, steps 1 to 6).
 *
 * <p>A line that is not included has its subtotal and its own discounts for display; document discount, net, tax and
 * total are zero and it has no cost.
 *
 * @param included whether the line counts
 * @param subtotal quantity × unit price, rounded
 * @param discountPercentageAmount taken off by the discount in per cent
 * @param discountFixedAmount taken off by the fixed discount
 * @param discountPerUnitAmount taken off by the discount per unit
 * @param documentDiscountAmount the line's share of all document discounts
 * @param net without tax
 * @param tax the tax
 * @param total with tax, net + tax
 * @param cost quantity × unit cost, rounded; absent if unknown or not included. Not for customers
 */
public record LineAmounts(
        boolean included,
        Money subtotal,
        Money discountPercentageAmount,
        Money discountFixedAmount,
        Money discountPerUnitAmount,
        Money documentDiscountAmount,
        Money net,
        Money tax,
        Money total,
        @Nullable Money cost) {
    /**
     * Checks that the line adds up.
     *
     * @throws IllegalArgumentException if it does not
     */
    public LineAmounts {
        if (!total.equals(net.plus(tax)) || net.isNegative() || tax.isNegative()) {
            throw new IllegalArgumentException("Line does not add up: %s + %s = %s".formatted(net, tax, total));
        }
        if (!included && !(total.isZero() && documentDiscountAmount.isZero())) {
            throw new IllegalArgumentException("A line that does not count has a total: " + total);
        }
    }

    /** All discounts of the line with its share of document discounts. */
    public Money discount() {
        return discountPercentageAmount
                .plus(discountFixedAmount)
                .plus(discountPerUnitAmount)
                .plus(documentDiscountAmount);
    }

    /** Subtotal less all discounts: with the tax inside on an inclusive line. */
    public Money stated() {
        return subtotal.minus(discount());
    }

    /** The tax inside the stated amount: the tax of an inclusive line that counts, otherwise zero. */
    public Money includedTax() {
        return included ? stated().minus(net) : Money.zero(net.currency());
    }

    /** Taken off by the line's own discount of this kind. */
    public Money discountAmount(DiscountKind kind) {
        return switch (kind) {
            case PERCENTAGE -> discountPercentageAmount;
            case FIXED -> discountFixedAmount;
            case PER_UNIT -> discountPerUnitAmount;
        };
    }

    /** Net less cost, possibly negative; absent if the cost is. Not for customers. */
    public @Nullable Money margin() {
        return cost == null ? null : net.minus(cost);
    }
}
