package com.pivotalflow.organization;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entity tag of a record as sent to clients: the row version, which {@code If-Match} compares, and a name for what
 * the representation shows besides, which only {@code If-None-Match} compares.
 */
public final class EntityTag {

    private static final String EVERYBODY = "0";
    private static final Pattern TAG = Pattern.compile("\"(0|[1-9]\\d{0,17})-[0-9A-Za-z]+\"");

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

    /**
     * The row version in a tag.
     *
     * @param tag as received, quotes included
     * @return empty when the tag is none of ours
     */
    public static OptionalLong rowVersion(String tag) {
        Matcher parts = TAG.matcher(tag);
        return parts.matches() ? OptionalLong.of(Long.parseLong(parts.group(1))) : OptionalLong.empty();
    }
}
