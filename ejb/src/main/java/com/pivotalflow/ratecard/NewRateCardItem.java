package com.pivotalflow.ratecard;

import com.pivotalflow.money.UnitCost;
import com.pivotalflow.money.UnitPrice;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a price of a rate card starts with.
 *
 * @param itemCode code that lines may name
 * @param description free text
 * @param category category of service
 * @param role trade role; absent means whoever does it
 * @param unit the unit that the rate is for
 * @param baseRate price of one unit in the card's currency
 * @param unitCost cost of one unit; absent means unknown
 * @param taxClass its tax class
 * @param effectiveFrom first day
 * @param effectiveUntil last day; absent means open
 */
public record NewRateCardItem(
        String itemCode,
        @Nullable String description,
        ServiceCategoryId category,
        @Nullable DeliveryRoleId role,
        String unit,
        UnitPrice baseRate,
        @Nullable UnitCost unitCost,
        TaxClassId taxClass,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil) {}
