package com.pivotalflow.rest.file;

import java.io.IOException;

/** A row has more characters than any row that makes sense; behind it nothing is read. */
class RowTooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    RowTooLongException() {
        super("a row that is too long");
    }
}
