package com.pivotalflow.rest.file;

import com.pivotalflow.problem.FieldError;

/** A file can't be read from here on. */
class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FieldError error;

    UnreadableException(FieldError error) {
        super(error.detail());
        this.error = error;
    }

    FieldError error() {
        return error;
    }
}
