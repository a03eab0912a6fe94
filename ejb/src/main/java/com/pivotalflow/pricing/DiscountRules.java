package com.pivotalflow.pricing;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.money.ValueRejectedException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Whether discounts are stated properly, whatever they are taken off (specification 6 and 15). */
final class DiscountRules {
    private static final int PER_UNIT_DECIMALS = 6;

    private DiscountRules() {}

    /** Checks kinds and values of document discounts. */
    static void checkDocument(PriceableQuote quote, Rejections rejections) {
        List<Discount> discounts = quote.discounts();
        for (int i = 0; i < discounts.size(); i++) {
            String pointer = "/discounts/" + i;
            if (discounts.get(i).kind() == DiscountKind.PER_UNIT) {
                rejections.add(
                        pointer + "/kind",
                        RejectionCode.DISCOUNT_KIND_INVALID,
                        "A document discount is percentage or fixed.");
            }
            checkValue(pointer + "/value", discounts.get(i), quote.currency(), rejections);
        }
    }

    /**
     * Checks the discounts of a line.
     *
     * @return index of the usable discount of each kind, in the order in which they are taken off
     */
    static Map<DiscountKind, Integer> usable(
            List<Discount> discounts, int line, CurrencyUnit currency, Rejections rejections) {
        Map<DiscountKind, Integer> usable = new EnumMap<>(DiscountKind.class);
        for (int i = 0; i < discounts.size(); i++) {
            Discount discount = discounts.get(i);
            String pointer = "/lines/" + line + "/discounts/" + i;
            boolean valid = checkValue(pointer + "/value", discount, currency, rejections);
            if (usable.containsKey(discount.kind())) {
                rejections.add(
                        pointer + "/kind",
                        RejectionCode.DISCOUNT_KIND_DUPLICATE,
                        "A line has at most one discount of each kind.");
            } else if (valid) {
                usable.put(discount.kind(), i);
            }
        }
        return usable;
    }

    private static boolean checkValue(String pointer, Discount discount, CurrencyUnit currency, Rejections rejections) {
        int before = rejections.size();
        if (discount.value().signum() < 0) {
            rejections.add(pointer, RejectionCode.DISCOUNT_NEGATIVE, "A discount is zero or more.");
        } else if (discount.kind() == DiscountKind.PERCENTAGE) {
            checkPercentage(pointer, discount.value(), rejections);
        } else {
            int decimals = discount.kind() == DiscountKind.FIXED ? currency.minorUnits() : PER_UNIT_DECIMALS;
            checkAmount(pointer, discount.value(), decimals, rejections);
        }
        return rejections.size() == before;
    }

    private static void checkPercentage(String pointer, BigDecimal value, Rejections rejections) {
        try {
            var unused = Percentage.ofPercent(value);
        } catch (ValueRejectedException e) {
            boolean scale = e.code().equals(ValueRejectedException.SCALE_EXCEEDED);
            rejections.add(
                    pointer,
                    scale ? RejectionCode.SCALE_EXCEEDED : RejectionCode.DISCOUNT_PERCENT_RANGE,
                    "A discount is at most 100 per cent with at most 6 decimals.");
        }
    }

    private static void checkAmount(String pointer, BigDecimal value, int decimals, Rejections rejections) {
        if (value.stripTrailingZeros().scale() > decimals) {
            rejections.add(
                    pointer, RejectionCode.SCALE_EXCEEDED, "The discount has at most " + decimals + " decimals.");
        } else if (value.compareTo(Money.LARGEST_AMOUNT) > 0) {
            // No amount is that large; refused here so that it is never written out with all its digits.
            rejections.add(pointer, RejectionCode.NUMBER_OUT_OF_RANGE, "The discount is larger than any amount.");
        }
    }
}
