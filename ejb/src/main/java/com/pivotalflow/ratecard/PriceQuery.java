package com.pivotalflow.ratecard;

import com.pivotalflow.money.UnitPrice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a document that want a price.
 *
 * @param date the day prices are for: the first day of validity of the quote
 * @param currency code of the document's currency
 * @param rateCard the one card to price from; empty for all active cards of the organization
 * @param lines in the order of the document
 */
public record PriceQuery(LocalDate date, String currency, Optional<RateCardId> rateCard, List<Line> lines) {

    public PriceQuery {
        lines = List.copyOf(lines);
    }

    /**
     * What one line says about its price.
     *
     * @param unitPrice price stated by hand; absent when a card shall price the line
     * @param itemCode code of a price, compared exactly
     * @param category category of service
     * @param role trade role; selects only together with a category
     * @param unit unit of the quantity; absent means that of the item with the code, otherwise {@code hour}
     */
    public record Line(
            @Nullable UnitPrice unitPrice,
            @Nullable String itemCode,
            @Nullable ServiceCategoryId category,
            @Nullable DeliveryRoleId role,
            @Nullable String unit) {}
}
