package com.pivotalflow.quote.lifecycle;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

/** How far a version has come that was sent to the customer (specification 3). */
public enum VersionState {
    /** In front of the customer. */
    SENT("sent", QuoteStatus.SENT),
    /** Opened by the customer. */
    VIEWED("viewed", QuoteStatus.VIEWED),
    /** The customer said yes. */
    ACCEPTED("accepted", QuoteStatus.ACCEPTED),
    /** The customer said no. */
    REJECTED("rejected", QuoteStatus.REJECTED),
    /** Not decided in time. */
    EXPIRED("expired", QuoteStatus.EXPIRED),
    /** Given up by the firm. */
    CANCELLED("cancelled", QuoteStatus.CANCELLED),
    /** A newer version took its place; the quote never stands there again. */
    SUPERSEDED("superseded", QuoteStatus.SENT);

    private final String wireName;
    private final QuoteStatus status;

    VersionState(String wireName, QuoteStatus status) {
        this.wireName = wireName;
        this.status = status;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Whether the customer can still decide, as far as the state tells. */
    public boolean isOpen() {
        return this == SENT || this == VIEWED;
    }

    /**
     * How far a version has come, seen at a moment: from its deadline on it has expired, whether that was written down
     * yet or not (specification 12).
     *
     * @param deadline the first instant that is too late for a decision
     */
    public VersionState at(Instant moment, Instant deadline) {
        return isOpen() && !moment.isBefore(deadline) ? EXPIRED : this;
    }

    /** Where a quote stands whose newest version is in this state and that is not being revised. */
    public QuoteStatus status() {
        return status;
    }
}
