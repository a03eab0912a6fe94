package com.pivotalflow.ratecard;

import java.util.Map;
import java.util.UUID;

/**
 * What codes of the catalogue stand for.
 *
 * @param categories ids of categories of services by their codes
 * @param roles ids of trade roles by theirs
 */
public record CatalogueCodes(Map<String, UUID> categories, Map<String, UUID> roles) {

    public CatalogueCodes {
        categories = Map.copyOf(categories);
        roles = Map.copyOf(roles);
    }
}
