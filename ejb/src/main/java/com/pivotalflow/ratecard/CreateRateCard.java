package com.pivotalflow.ratecard;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price list as a client states it; its prices are stated one by one.
 *
 * @param name 2 to 255 characters, unique together with the revision, without regard to case
 * @param revision a label; {@code 1.0} when absent
 * @param description what the list is for
 * @param currency code of the currency of its prices; fixed once there are prices
 * @param effectiveFrom first day
 * @param effectiveUntil last day; absent means open
 * @param isDefault whether it is tried first; at most one active card of a currency on any day; absent means no
 * @param isActive whether prices are taken from it; absent means yes
 * @param metadata labels
 */
@ServerOwned({"id", "etag", "createdAt", "updatedAt"})
public record CreateRateCard(
        @Length(min = 2, max = 255) String name,
        @Nullable @Length(min = 1, max = 20) String revision,
        @Nullable @Length(max = 2000) String description,

        @Pattern(regexp = "[A-Z]{3}", message = "{CURRENCY_UNSUPPORTED}")
        String currency,

        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        @Nullable Boolean isDefault,
        @Nullable Boolean isActive,
        @NoBusinessValues Metadata metadata) {

    /** What a card that names no revision is. */
    static final String FIRST_REVISION = "1.0";

    /**
     * The same with what stands for absent members.
     *
     * @throws InvalidInputException {@code VALIDATION_FAILED} when the last day is before the first
     */
    CreateRateCard complete() {
        requireOrder(effectiveFrom, effectiveUntil);
        return new CreateRateCard(
                name,
                revision == null ? FIRST_REVISION : revision,
                description,
                currency,
                effectiveFrom,
                effectiveUntil,
                Boolean.TRUE.equals(isDefault),
                !Boolean.FALSE.equals(isActive),
                metadata);
    }

    /** Refuses a period that ends before it begins. */
    static void requireOrder(LocalDate from, @Nullable LocalDate until) {
        if (until != null && until.isBefore(from)) {
            throw new InvalidInputException(List.of(new FieldError(
                    "/effectiveUntil",
                    "VALIDITY_ORDER",
                    "The last day, " + until + ", is before the first, " + from + ".")));
        }
    }

    /** Whether it wants to be the one that is tried first. */
    boolean wantsToBeDefault() {
        return Boolean.TRUE.equals(isDefault) && !Boolean.FALSE.equals(isActive);
    }
}
