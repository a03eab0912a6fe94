package com.pivotalflow.ratecard;

import org.jspecify.annotations.Nullable;

/**
 * What a trade role starts with.
 *
 * @param code lower-case letters, digits and underscores, unique in the organization
 * @param name what it is called
 * @param seniority level
 * @param sortOrder where it stands in lists
 */
public record NewDeliveryRole(
        String code, String name, @Nullable Seniority seniority, int sortOrder) {}
