package com.pivotalflow.invoice.payment;

import com.fasterxml.jackson.annotation.JsonValue;

/** How money came in. */
public enum PaymentMethod {
    /** Transfer to the firm's account. */
    BANK_TRANSFER("bank_transfer"),
    /** Card. */
    CARD("card"),
    /** Cash. */
    CASH("cash"),
    /** Cheque. */
    CHEQUE("cheque"),
    /** Taken from the customer's account. */
    DIRECT_DEBIT("direct_debit"),
    /** Anything else. */
    OTHER("other");

    private final String wireName;

    PaymentMethod(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
