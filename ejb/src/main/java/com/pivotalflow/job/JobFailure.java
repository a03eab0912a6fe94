package com.pivotalflow.job;

import jakarta.ejb.ApplicationException;

/** A job could not be done. The reason is stored and logged: it must hold neither personal data nor secrets. */
@ApplicationException(rollback = true)
public class JobFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean isFinal;

    private JobFailure(String reason, boolean isFinal) {
        super(reason);
        this.reason = reason;
        this.isFinal = isFinal;
    }

    /** Another attempt may do better. */
    public static JobFailure forNow(String reason) {
        return new JobFailure(reason, false);
    }

    /** No further attempt can do better. */
    public static JobFailure forGood(String reason) {
        return new JobFailure(reason, true);
    }

    String reason() {
        return reason;
    }

    boolean isFinal() {
        return isFinal;
    }
}
