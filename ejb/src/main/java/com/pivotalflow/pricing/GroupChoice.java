package com.pivotalflow.pricing;

/** How many members of a group the customer takes (specification 8.4). */
public enum GroupChoice {
    /** One has to be chosen, at the latest on acceptance. */
    EXACTLY_ONE("exactly_one"),

    /** One may be chosen. */
    AT_MOST_ONE("at_most_one");

    private final String wireName;

    GroupChoice(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    public String wireName() {
        return wireName;
    }
}
