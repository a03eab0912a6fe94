package com.pivotalflow.webhook.delivery;

import java.time.Instant;
import java.util.OptionalInt;
import org.apache.hc.client5.http.classic.methods.HttpPost;

/** A delivery that is being posted, and its way out when that takes too long. */
final class Posting {

    private final DueDelivery delivery;
    private final HttpPost request;
    private final Instant startedAt;
    private volatile int status;

    Posting(DueDelivery delivery, Instant startedAt) {
        this.delivery = delivery;
        this.request = new HttpPost(delivery.url());
        this.startedAt = startedAt;
    }

    DueDelivery delivery() {
        return delivery;
    }

    HttpPost request() {
        return request;
    }

    /** Notes what the endpoint answers, which says what became of the delivery, whatever comes of the rest of the answer. */
    void answered(int code) {
        status = code;
    }

    /** The status of the answer, if one came. */
    OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** Breaks the connection off if it is older; the thread that posts notices. */
    void cancelIfStartedBefore(Instant then) {
        if (startedAt.isBefore(then)) {
            request.cancel();
        }
    }
}
