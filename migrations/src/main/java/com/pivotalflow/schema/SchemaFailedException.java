package com.pivotalflow.schema;

/** A script failed while it ran. The message names it, the statement and what is left behind. */
public final class SchemaFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchemaFailedException(String message) {
        super(message, null, false, false);
    }
}
