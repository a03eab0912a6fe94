package com.pivotalflow.rest.page;

import com.pivotalflow.wording.Words;
import java.util.Map;

/**
 * Why there is nothing to decide.
 *
 * @param t words by their names
 * @param lang of the words, BCP 47
 * @param title of the window and the page
 * @param lead what to do next
 * @param path of the page, to come back to; empty where that leads nowhere
 */
record MessageSheet(Map<String, String> t, String lang, String title, String lead, String path) {

    /** Names of words by the codes of problems; {@code Lead} at the end gives what to do next. */
    private static final Map<String, String> WORDS = Map.of(
            "QUOTE_EXPIRED", "pageExpired",
            "QUOTE_SUPERSEDED", "pageSuperseded",
            "QUOTE_WITHDRAWN", "pageWithdrawn",
            "LINK_NOT_FOUND", "pageUnknown",
            "LINK_READ_ONLY", "pageReadOnly",
            "RATE_LIMITED", "pageLimited",
            "QUOTE_UNDER_REVISION", "pageHeld",
            "CONTENT_CHANGED", "pageChanged");

    /**
     * The page of a problem.
     *
     * @param code of the problem
     * @param trace by which the failure is found in the log
     * @param path of the page
     */
    static MessageSheet of(String code, String trace, String path, Words words) {
        String name = WORDS.getOrDefault(code, "pageFailed");
        boolean leadsBack = name.equals("pageHeld") || name.equals("pageChanged") || name.equals("pageReadOnly");
        return new MessageSheet(
                words.all(),
                words.language(),
                words.of(name),
                name.equals("pageReadOnly") ? "" : words.of(name + "Lead", trace),
                leadsBack ? path : "");
    }
}
