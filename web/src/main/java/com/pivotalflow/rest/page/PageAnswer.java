package com.pivotalflow.rest.page;

/**
 * What a press or a look gives.
 *
 * @param status status code
 * @param html the page; empty where somebody is sent elsewhere
 * @param location where to; empty where there is a page
 */
record PageAnswer(int status, String html, String location) {

    static PageAnswer page(int status, String html) {
        return new PageAnswer(status, html, "");
    }

    /** To be asked for by GET, so that a reload repeats nothing. */
    static PageAnswer seeOther(String location) {
        return new PageAnswer(303, "", location);
    }
}
