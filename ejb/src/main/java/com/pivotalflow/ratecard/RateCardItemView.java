package com.pivotalflow.ratecard;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.money.DecimalText;
import com.pivotalflow.organization.EntityTag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A price of a rate card as clients see it, in the currency of the card.
 *
 * @param id the item
 * @param rateCardId its card
 * @param itemCode code that lines may name
 * @param description free text
 * @param serviceCategoryId category of service
 * @param roleId trade role; absent means whoever does it
 * @param unit the unit that the rate is for
 * @param baseRate price of one unit, at least the currency's decimals, at most six
 * @param unitCost cost of one unit, written alike; absent when unknown or hidden from the caller
 * @param taxClass code of its tax class
 * @param effectiveFrom first day
 * @param effectiveUntil last day; absent means open
 * @param isActive whether it is in use
 * @param metadata labels
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param etag entity tag
 */
public record RateCardItemView(
        UUID id,
        UUID rateCardId,
        @Nullable String itemCode,
        @Nullable String description,
        UUID serviceCategoryId,
        @Nullable UUID roleId,
        String unit,
        @DecimalText String baseRate,
        @DecimalText @Nullable String unitCost,
        String taxClass,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        @JsonProperty("isActive") boolean isActive,
        Metadata metadata,
        Instant createdAt,
        Instant updatedAt,
        String etag) {

    /** The same price for those who may not see costs. */
    RateCardItemView withoutCost() {
        return new RateCardItemView(
                id,
                rateCardId,
                itemCode,
                description,
                serviceCategoryId,
                roleId,
                unit,
                baseRate,
                null,
                taxClass,
                effectiveFrom,
                effectiveUntil,
                isActive,
                metadata,
                createdAt,
                updatedAt,
                EntityTag.of(EntityTag.rowVersion(etag).orElseThrow()));
    }
}
