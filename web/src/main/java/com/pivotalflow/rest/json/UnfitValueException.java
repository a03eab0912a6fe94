package com.pivotalflow.rest.json;

/** A value that can't become what is asked for; the code says why. Its stack is of no interest to anybody. */
class UnfitValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;

    UnfitValueException(String code, String detail) {
        super(detail);
        this.code = code;
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public Throwable fillInStackTrace() {
        return this;
    }
}
