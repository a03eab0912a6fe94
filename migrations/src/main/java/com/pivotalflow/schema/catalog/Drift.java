package com.pivotalflow.schema.catalog;

/** In which way a live schema is not the expected one. */
public enum Drift {
    /** Expected and not there. */
    MISSING("missing"),

    /** There, and defined otherwise. */
    CHANGED("changed"),

    /** Not expected, and it changes what can be done with something that is, such as a trigger or a grant. */
    EXTRA_ACTIVE("not expected, in the way:"),

    /** Not expected, and nothing expected works differently because of it, such as another table. */
    EXTRA_INERT("not expected:");

    private final String words;

    Drift(String words) {
        this.words = words;
    }

    /** How a line about one object begins. */
    String words() {
        return words;
    }
}
