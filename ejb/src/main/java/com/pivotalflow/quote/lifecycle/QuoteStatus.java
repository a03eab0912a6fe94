package com.pivotalflow.quote.lifecycle;

import com.fasterxml.jackson.annotation.JsonValue;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;

/** How far the head of a quote has come (specification 3). */
public enum QuoteStatus {
    /** Being written. */
    DRAFT("draft"),
    /** Waiting for approval. */
    PENDING("pending"),
    /** Free to be sent. */
    APPROVED("approved"),
    /** In front of the customer. */
    SENT("sent"),
    /** Opened by the customer. */
    VIEWED("viewed"),
    /** The customer said yes; final. */
    ACCEPTED("accepted"),
    /** The customer said no. */
    REJECTED("rejected"),
    /** Not decided in time. */
    EXPIRED("expired"),
    /** Given up by the firm; final. */
    CANCELLED("cancelled");

    private final String wireName;

    QuoteStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /**
     * Demands that the content of such a quote may be changed. What was approved may: its approval is void then.
     *
     * @throws DomainException {@code QUOTE_NOT_EDITABLE} while it waits for approval; {@code QUOTE_IMMUTABLE} from
     *     sending on
     */
    public void requireEditable() {
        if (this == DRAFT || this == APPROVED) {
            return;
        }
        throw this == PENDING
                ? new DomainException(
                        Refusal.CONFLICT, "QUOTE_NOT_EDITABLE", "Withdraw the quote first: it is " + wireName + ".")
                : new DomainException(
                        Refusal.CONFLICT,
                        "QUOTE_IMMUTABLE",
                        "What a customer received never changes: the quote is " + wireName + ".");
    }
}
