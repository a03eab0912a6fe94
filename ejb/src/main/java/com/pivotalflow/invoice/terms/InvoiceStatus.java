package com.pivotalflow.invoice.terms;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far an invoice has come. */
public enum InvoiceStatus {
    /** Being written; has no number. */
    DRAFT("draft"),
    /** Issued and not paid. */
    SENT("sent"),
    /** Paid in part. */
    PART_PAID("part_paid"),
    /** Paid in full. */
    PAID("paid"),
    /** Not paid in full when it was due. */
    OVERDUE("overdue"),
    /** Given up; final. */
    WRITTEN_OFF("written_off");

    private final String wireName;

    InvoiceStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
