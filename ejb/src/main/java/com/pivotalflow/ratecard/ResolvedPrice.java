package com.pivotalflow.ratecard;

import com.pivotalflow.money.UnitCost;
import com.pivotalflow.money.UnitPrice;
import java.util.Optional;

/**
 * The price of a line and where it came from; copied to the line and never read again.
 *
 * <p>An explicit price whose selectors also find an item carries that item's tax class, cost and rate, so that the line
 * is taxed alike and the distance from the list is known.
 *
 * @param unitPrice price of one unit in the currency asked for
 * @param unit unit of the quantity: the line's own, otherwise that of the item found by code, otherwise {@code hour}
 * @param taxClass the item's tax class; empty when no item was found
 * @param unitCost the item's cost of one unit; empty when unknown or no item was found
 * @param rule how the price was found
 * @param rateCard the card of the item
 * @param rateCardItem the item
 * @param listUnitPrice the rate of the item; empty when no item was found
 */
public record ResolvedPrice(
        UnitPrice unitPrice,
        String unit,
        Optional<TaxClassId> taxClass,
        Optional<UnitCost> unitCost,
        PriceRule rule,
        Optional<RateCardId> rateCard,
        Optional<RateCardItemId> rateCardItem,
        Optional<UnitPrice> listUnitPrice) {}
