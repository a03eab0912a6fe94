package com.pivotalflow.ratecard;

/** How the price of a line was found (specification 7); the order is the order in which the rules are tried. */
public enum PriceRule {
    /** The line states its price. */
    EXPLICIT("explicit"),

    /** By item code. */
    ITEM_CODE("item_code"),

    /** By category, role and unit. */
    CATEGORY_ROLE("category_role"),

    /** By category and unit, whoever does it. */
    CATEGORY("category");

    private final String wireName;

    PriceRule(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    public String wireName() {
        return wireName;
    }
}
