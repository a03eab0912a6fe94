package com.pivotalflow.ratecard;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.pivotalflow.metadata.Metadata;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rate card as clients see it. Whoever may only pick cards from a list sees names and dates and nothing else.
 *
 * @param id the card
 * @param name what it is called
 * @param revision a label, unique together with the name
 * @param description free text
 * @param currency code of the currency of its prices
 * @param effectiveFrom first day
 * @param effectiveUntil last day; absent means open
 * @param isDefault whether it is tried first
 * @param isActive whether it is in use
 * @param metadata labels
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param etag entity tag
 */
public record RateCardView(
        UUID id,
        String name,
        String revision,
        @Nullable String description,
        @Nullable String currency,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        @JsonProperty("isDefault") @Nullable Boolean isDefault,
        @JsonProperty("isActive") @Nullable Boolean isActive,
        @Nullable Metadata metadata,
        Instant createdAt,
        Instant updatedAt,
        String etag) {

    /** The same card reduced to what a pick list shows. */
    RateCardView namesAndDates() {
        return new RateCardView(
                id,
                name,
                revision,
                null,
                null,
                effectiveFrom,
                effectiveUntil,
                null,
                null,
                null,
                createdAt,
                updatedAt,
                etag);
    }
}
