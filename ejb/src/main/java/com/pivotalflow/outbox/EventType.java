package com.pivotalflow.outbox;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can happen that other systems are told of. */
public enum EventType {
    /** A quote was made, or one was duplicated. */
    QUOTE_CREATED("quote.created"),
    /** What a quote says was changed, or what is noted with it. */
    QUOTE_UPDATED("quote.updated"),
    /** A quote that was approved was changed, so it is not approved any more. */
    QUOTE_APPROVAL_VOIDED("quote.approval_voided"),
    /** A quote waits for approval. */
    QUOTE_SUBMITTED("quote.submitted"),
    /** A quote got an approval that was not the last one it needs. */
    QUOTE_APPROVAL_PROGRESSED("quote.approval_progressed"),
    /** A quote is free to be sent. */
    QUOTE_APPROVED("quote.approved"),
    /** Approval of a quote was refused. */
    QUOTE_APPROVAL_REJECTED("quote.approval_rejected"),
    /** A quote was taken back before it was sent. */
    QUOTE_WITHDRAWN("quote.withdrawn"),
    /** A version is in front of the customer. */
    QUOTE_SENT("quote.sent"),
    /** A version was replaced by the one that was sent after it. */
    QUOTE_SUPERSEDED("quote.superseded"),
    /** The customer opened a version for the first time. */
    QUOTE_VIEWED("quote.viewed"),
    /** The customer said yes. */
    QUOTE_ACCEPTED("quote.accepted"),
    /** The customer said no. */
    QUOTE_REJECTED("quote.rejected"),
    /** The time for a decision ran out. */
    QUOTE_EXPIRED("quote.expired"),
    /** A quote was given up. */
    QUOTE_CANCELLED("quote.cancelled"),
    /** The next version of a quote was started. */
    QUOTE_REVISED("quote.revised"),
    /** The next version of a quote was given up. */
    QUOTE_REVISION_DISCARDED("quote.revision_discarded"),
    /** A link for the customer was made or taken away. */
    QUOTE_LINK_CHANGED("quote.link_changed"),
    /** A project or an invoice was made of a quote. */
    QUOTE_CONVERTED("quote.converted"),
    /** A draft was deleted. */
    QUOTE_DELETED("quote.deleted"),
    /** Somebody asked for a trial; goes to the endpoint it was asked for, whatever that one subscribed to. */
    WEBHOOK_TEST("webhook.test");

    private final String wireName;

    EventType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database, {@code resource.event}. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
