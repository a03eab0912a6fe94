package com.pivotalflow.ratecard;

import java.util.UUID;

/**
 * A record of the catalogue that a request names.
 *
 * @param pointer where the request names it, such as {@code /lines/0/roleId}
 * @param target what it names
 * @param id the id given
 */
public record CatalogueReference(String pointer, Target target, UUID id) {

    /** What can be named. */
    public enum Target {
        /** A category of services. */
        CATEGORY,

        /** A trade role. */
        ROLE,

        /** A rate card. */
        RATE_CARD
    }

    /** A category of services named at the pointer. */
    public static CatalogueReference category(String pointer, ServiceCategoryId id) {
        return new CatalogueReference(pointer, Target.CATEGORY, id.value());
    }

    /** A trade role named at the pointer. */
    public static CatalogueReference role(String pointer, DeliveryRoleId id) {
        return new CatalogueReference(pointer, Target.ROLE, id.value());
    }

    /** A rate card named at the pointer. */
    public static CatalogueReference rateCard(String pointer, RateCardId id) {
        return new CatalogueReference(pointer, Target.RATE_CARD, id.value());
    }
}
