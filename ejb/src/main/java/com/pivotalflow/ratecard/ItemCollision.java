package com.pivotalflow.ratecard;

import com.pivotalflow.problem.FieldError;

/** Two active prices of a card that stand for the same on one of their days. */
enum ItemCollision {
    /** They have the same code. */
    CODE("/itemCode", "Another price has this code on one of these days."),
    /** They are for the same category, role and unit. */
    PERIOD("/effectiveFrom", "Another price stands for the same category, role and unit on one of these days.");

    private final String pointer;
    private final String detail;

    ItemCollision(String pointer, String detail) {
        this.pointer = pointer;
        this.detail = detail;
    }

    FieldError error() {
        return new FieldError(pointer, "RATE_PERIOD_OVERLAP", detail);
    }
}
