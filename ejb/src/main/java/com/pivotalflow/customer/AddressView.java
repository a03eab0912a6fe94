package com.pivotalflow.customer;

import org.jspecify.annotations.Nullable;

/**
 * A postal address; each part may be unknown.
 *
 * @param street street and number
 * @param suburb part of the town
 * @param city town
 * @param region state, province or county
 * @param postcode postal code
 * @param country two capital letters of ISO 3166-1
 */
public record AddressView(
        @Nullable String street,
        @Nullable String suburb,
        @Nullable String city,
        @Nullable String region,
        @Nullable String postcode,
        @Nullable String country) {

    /** Whether nothing of the address is known. */
    boolean isUnknown() {
        return equals(new AddressView(null, null, null, null, null, null));
    }
}
