package com.pivotalflow.rest.json;

/** The literal {@code null} of JSON, so that no collection has to hold null. */
enum JsonNull {
    /** The only one. */
    NULL
}
