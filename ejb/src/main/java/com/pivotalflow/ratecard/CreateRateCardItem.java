package com.pivotalflow.ratecard;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Figure;
import com.pivotalflow.validation.FigureKind;
import com.pivotalflow.validation.Length;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A price of a rate card as a client states it, in the currency of the card.
 *
 * @param itemCode code that lines may name; of the active prices of a card one has it on any day
 * @param description text proposed for a line
 * @param serviceCategoryId category of service
 * @param roleId trade role; absent means whoever does it
 * @param unit the unit that the rate is for; {@code hour} when absent
 * @param baseRate price of one unit
 * @param unitCost cost of one unit; absent means unknown; needs {@code quotes.view_cost}
 * @param taxClass code of a tax class; the organization's usual one when absent
 * @param effectiveFrom first day; the card's when absent
 * @param effectiveUntil last day; absent means as long as the card
 * @param isActive whether lines are priced by it; absent means yes
 * @param metadata labels
 */
@ServerOwned({"id", "etag", "rateCardId", "currency", "createdAt", "updatedAt"})
public record CreateRateCardItem(
        @Nullable @Length(min = 1, max = 50) String itemCode,
        @Nullable @Length(max = 1000) String description,
        ServiceCategoryId serviceCategoryId,
        @Nullable DeliveryRoleId roleId,
        @Nullable @Length(min = 1, max = 50) String unit,
        @Figure(FigureKind.UNIT_PRICE) BigDecimal baseRate,
        @Nullable @Figure(FigureKind.UNIT_COST) BigDecimal unitCost,
        @Nullable @Length(min = 1, max = 20) String taxClass,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        @Nullable Boolean isActive,
        @NoBusinessValues Metadata metadata) {

    private static final String USUAL_UNIT = "hour";

    /**
     * The same with what stands for absent members, but for the tax class.
     *
     * @param cardBegins first day of the card
     * @throws InvalidInputException {@code VALIDATION_FAILED} when the last day is before the first
     */
    CreateRateCardItem complete(LocalDate cardBegins) {
        LocalDate begins = effectiveFrom == null ? cardBegins : effectiveFrom;
        CreateRateCard.requireOrder(begins, effectiveUntil);
        return new CreateRateCardItem(
                itemCode,
                description,
                serviceCategoryId,
                roleId,
                unit == null ? USUAL_UNIT : unit,
                baseRate,
                unitCost,
                taxClass,
                begins,
                effectiveUntil,
                !Boolean.FALSE.equals(isActive),
                metadata);
    }

    /** The same with this tax class. */
    CreateRateCardItem taxedAs(String code) {
        return new CreateRateCardItem(
                itemCode,
                description,
                serviceCategoryId,
                roleId,
                unit,
                baseRate,
                unitCost,
                code,
                effectiveFrom,
                effectiveUntil,
                isActive,
                metadata);
    }
}
