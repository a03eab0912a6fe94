package com.pivotalflow.rest.transport;

import java.io.IOException;

/** A body has more bytes than its address allows; thrown while it is read, since its length need not be declared. */
public class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    BodyTooLargeException(long limit) {
        super("a body of more than " + limit + " bytes");
        this.limit = limit;
    }

    /** How many bytes would have been allowed. */
    public long limit() {
        return limit;
    }
}
