package com.pivotalflow.pricing;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.LargestRemainder;
import com.pivotalflow.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The discounts on the whole document, step 3 of specification 8.2: all percentages in stated order, then all fixed
 * ones, each spread over the lines before the next one is computed.
 *
 * @param amounts amount of each discount, in the order of the request
 * @param shares for each discount, in the order of the request, the share of each line
 * @param stated what is left of each line
 */
record DocumentDiscounts(List<Money> amounts, List<List<Money>> shares, List<Money> stated) {
    private static final List<DiscountKind> ORDER = List.of(DiscountKind.PERCENTAGE, DiscountKind.FIXED);

    /**
     * Takes the discounts off.
     *
     * @param stated what each line comes to before; zero for a line that does not count, which then gets no share
     * @param tooLarge the code for a discount above what is left
     */
    static DocumentDiscounts apply(
            List<Discount> discounts, List<Money> stated, CurrencyUnit currency, RejectionCode tooLarge) {
        Rejections rejections = new Rejections();
        Money zero = Money.zero(currency);
        List<Money> amounts = new ArrayList<>(Collections.nCopies(discounts.size(), zero));
        List<List<Money>> shares = new ArrayList<>(Collections.nCopies(discounts.size(), List.of()));
        List<Money> left = stated;
        Money sum = stated.stream().reduce(zero, Money::plus);
        for (int i : inOrder(discounts)) {
            Discount discount = discounts.get(i);
            Money amount = discount.kind() == DiscountKind.PERCENTAGE
                    ? discount.percentage().of(sum)
                    : discount.fixed(currency);
            if (amount.isGreaterThan(sum)) {
                String detail = "The discount %s is above the rest %s.".formatted(amount.text(), sum.text());
                rejections.add("/discounts/" + i, tooLarge, detail);
                continue;
            }
            amounts.set(i, amount);
            shares.set(i, LargestRemainder.spread(amount, left));
            left = minus(left, shares.get(i));
            sum = sum.minus(amount);
        }
        rejections.throwIfAny();
        return new DocumentDiscounts(amounts, shares, left);
    }

    /** Indexes of discounts in the order in which they are taken off. */
    static List<Integer> inOrder(List<Discount> discounts) {
        List<Integer> order = new ArrayList<>(discounts.size());
        for (DiscountKind kind : ORDER) {
            for (int i = 0; i < discounts.size(); i++) {
                if (discounts.get(i).kind() == kind) {
                    order.add(i);
                }
            }
        }
        return order;
    }

    /** The line's share of all discounts together. */
    Money shareOf(int line, CurrencyUnit currency) {
        Money sum = Money.zero(currency);
        for (List<Money> share : shares) {
            sum = sum.plus(share.get(line));
        }
        return sum;
    }

    private static List<Money> minus(List<Money> amounts, List<Money> shares) {
        List<Money> rest = new ArrayList<>(amounts.size());
        for (int i = 0; i < amounts.size(); i++) {
            rest.add(amounts.get(i).minus(shares.get(i)));
        }
        return rest;
    }
}
