package com.pivotalflow.schema.guard.expression;

/** What stands where there is no value. */
public enum Missing {
    /** SQL's NULL. */
    NULL,
    /** There may be a value, but only the server knows it. */
    UNKNOWN
}
