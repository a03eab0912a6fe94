package com.pivotalflow.ratecard;

import com.pivotalflow.money.DecimalText;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What lines would cost.
 *
 * @param lines in the order asked for
 */
public record ResolvedPricesView(List<Line> lines) {

    public ResolvedPricesView {
        lines = List.copyOf(lines);
    }

    /**
     * The price of one line.
     *
     * @param index place of the line in the request, from 0
     * @param unitPrice price of one unit, at least the currency's decimals, at most six
     * @param unit unit of the quantity
     * @param taxClass code of the item's tax class, or else the organization's
     * @param taxRatePercent its rate on the day in per cent; absent when it has none
     * @param rule how the price was found
     * @param rateCardId the card of the item
     * @param rateCardItemId the item
     * @param listUnitPrice the rate of the item, written like {@code unitPrice}
     */
    public record Line(
            int index,
            @DecimalText String unitPrice,
            String unit,
            @Nullable String taxClass,
            @DecimalText @Nullable String taxRatePercent,
            String rule,
            @Nullable UUID rateCardId,
            @Nullable UUID rateCardItemId,
            @DecimalText @Nullable String listUnitPrice) {}
}
