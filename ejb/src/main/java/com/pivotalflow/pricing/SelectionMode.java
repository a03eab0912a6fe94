package com.pivotalflow.pricing;

/** Whether a line counts by itself or by the customer's choice (specification 8.4). */
public enum SelectionMode {
    /** Always counts. */
    REQUIRED("required"),

    /** Counts while selected. */
    OPTIONAL("optional"),

    /** Member of a group; counts while it is the selected one. */
    ALTERNATIVE("alternative");

    private final String wireName;

    SelectionMode(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    public String wireName() {
        return wireName;
    }
}
