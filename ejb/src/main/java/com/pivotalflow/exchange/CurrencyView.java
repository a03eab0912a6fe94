package com.pivotalflow.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A currency as clients see it.
 *
 * @param code of ISO 4217
 * @param name in English
 * @param symbol sign in common use
 * @param decimals of amounts, 0 to 4; never changes
 * @param isActive whether the organization works in it
 * @param isDefault whether documents are in it by default; at most one is
 * @param etag entity tag
 */
public record CurrencyView(
        String code,
        String name,
        @Nullable String symbol,
        int decimals,
        @JsonProperty("isActive") boolean isActive,
        @JsonProperty("isDefault") boolean isDefault,
        String etag) {}
