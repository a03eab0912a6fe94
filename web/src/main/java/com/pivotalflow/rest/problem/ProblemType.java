package com.pivotalflow.rest.problem;

import java.util.Locale;

/**
 * A kind of problem, the same each time it occurs.
 *
 * @param code stable code in upper snake case
 * @param status status code of HTTP
 * @param title what it is, in a few words
 * @param meaning when it occurs
 * @param remedy what the client does next
 */
public record ProblemType(String code, int status, String title, String meaning, String remedy) {

    /** Below this, each kind has a page. */
    static final String PAGES = "/problems/";

    /** The address of its page, which is also its name in problem documents. */
    public String address() {
        return addressOf(code);
    }

    static String addressOf(String code) {
        return PAGES + slug(code);
    }

    /** The last segment of its address. */
    String slug() {
        return slug(code);
    }

    private static String slug(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
