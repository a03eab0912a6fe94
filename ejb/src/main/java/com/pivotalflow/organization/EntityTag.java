package com.pivotalflow.organization;

/**
 * The entity tag of a record as sent to clients: the row version, which {@code If-Match} compares, and a name for what
 * the representation shows besides, which only {@code If-None-Match} compares.
 */
public final class EntityTag {

    private static final String EVERYBODY = "0";

    private EntityTag() {}

    /** The tag of a representation that is the same for every caller. */
    public static String of(long rowVersion) {
        return of(rowVersion, EVERYBODY);
    }

    /**
     * The tag of a representation that depends on the caller, quotes included: {@code "7-c"}.
     *
     * @param rowVersion how often the row was changed
     * @param view names what depends on the caller; letters and digits
     */
    public static String of(long rowVersion, String view) {
        return "\"" + rowVersion + "-" + view + "\"";
    }
}
