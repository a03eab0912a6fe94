package com.pivotalflow.pricing;

/** What the value of a discount means; declared in the order in which discounts of a line are taken off. */
public enum DiscountKind {
    /** Per cent of what is left. */
    PERCENTAGE("percentage"),

    /** An amount of money. */
    FIXED("fixed"),

    /** An amount for each unit of the quantity; on lines only. */
    PER_UNIT("per_unit");

    private final String wireName;

    DiscountKind(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    public String wireName() {
        return wireName;
    }
}
