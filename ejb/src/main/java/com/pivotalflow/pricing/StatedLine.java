package com.pivotalflow.pricing;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A line after steps 1 and 2 of specification 8.2, whether it counts or not: subtotal and its own discounts.
 *
 * @param subtotal quantity × unit price, rounded
 * @param discounts what each stated kind takes off, in the order percentage, fixed, per unit
 * @param stated what is left, the price the customer sees for the line before document discounts
 */
record StatedLine(Money subtotal, Map<DiscountKind, Money> discounts, Money stated) {

    /** All lines; what is wrong is collected, and the discounts concerned are left out. */
    static List<StatedLine> all(PriceableQuote quote, Rejections rejections) {
        List<StatedLine> lines = new ArrayList<>(quote.lines().size());
        for (int i = 0; i < quote.lines().size(); i++) {
            lines.add(of(quote.lines().get(i), i, quote.currency(), rejections));
        }
        return lines;
    }

    /** What this kind of discount takes off; zero if the line has none. */
    Money discount(DiscountKind kind) {
        return discounts.getOrDefault(kind, Money.zero(subtotal.currency()));
    }

    private static StatedLine of(PriceableLine line, int index, CurrencyUnit currency, Rejections rejections) {
        Money subtotal = line.unitPrice().times(line.quantity(), currency);
        checkLimits(line, index, subtotal, rejections);
        Map<DiscountKind, Money> taken = new EnumMap<>(DiscountKind.class);
        Money rest = subtotal;
        for (var entry : DiscountRules.usable(line.discounts(), index, currency, rejections)
                .entrySet()) {
            Money amount = amount(line.discounts().get(entry.getValue()), line, rest);
            if (amount.isGreaterThan(rest)) {
                String pointer = "/lines/" + index + "/discounts/" + entry.getValue();
                rejections.add(
                        pointer,
                        RejectionCode.DISCOUNT_EXCEEDS_REMAINDER,
                        "The discount %s is above the rest %s.".formatted(amount.text(), rest.text()));
                continue;
            }
            taken.put(entry.getKey(), amount);
            rest = rest.minus(amount);
        }
        return new StatedLine(subtotal, taken, rest);
    }

    private static void checkLimits(PriceableLine line, int index, Money subtotal, Rejections rejections) {
        if (!subtotal.isWithinLimit()) {
            rejections.add("/lines/" + index, RejectionCode.AMOUNT_OVERFLOW, "Quantity × price is too large.");
        }
        if (line.unitCost() != null
                && !line.unitCost().times(line.quantity(), subtotal.currency()).isWithinLimit()) {
            rejections.add(
                    "/lines/" + index + "/unitCost", RejectionCode.AMOUNT_OVERFLOW, "Quantity × cost is too large.");
        }
    }

    private static Money amount(Discount discount, PriceableLine line, Money rest) {
        return switch (discount.kind()) {
            case PERCENTAGE -> discount.percentage().of(rest);
            case FIXED -> discount.fixed(rest.currency());
            case PER_UNIT -> perUnit(discount.value(), line, rest.currency());
        };
    }

    private static Money perUnit(BigDecimal value, PriceableLine line, CurrencyUnit currency) {
        return Money.rounded(value.multiply(line.quantity().value()), currency);
    }
}
