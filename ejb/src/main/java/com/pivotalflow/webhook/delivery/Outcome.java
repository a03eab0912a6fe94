package com.pivotalflow.webhook.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param delivery what was tried
 * @param at when it ended
 * @param statusCode of the answer; null when none came
 * @param error why it failed; null when the endpoint confirmed it
 */
record Outcome(
        DueDelivery delivery,
        Instant at,
        @Nullable Integer statusCode,
        @Nullable String error) {

    private static final int GONE = 410;
    private static final int MOST_CODE = 599;

    static Outcome answered(DueDelivery delivery, Instant at, int code) {
        boolean isConfirmed = code >= 200 && code < 300;
        // What the column keeps are the codes that HTTP has.
        Integer known = code >= 100 && code <= MOST_CODE ? code : null;
        return new Outcome(delivery, at, known, isConfirmed ? null : "The endpoint answered " + code + ".");
    }

    static Outcome unanswered(DueDelivery delivery, Instant at, String error) {
        return new Outcome(delivery, at, null, error);
    }

    boolean isConfirmed() {
        return error == null;
    }

    /** Whether the endpoint says that it wants nothing any more. */
    boolean isGone() {
        return statusCode != null && statusCode == GONE;
    }
}
