package com.pivotalflow.job;

import jakarta.ejb.ApplicationException;

/** A job could not be done. The reason is stored and logged: it must hold neither personal data nor secrets. */
@ApplicationException(rollback = true)
public class JobFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean isFinal;
    private final boolean isStop;

    private JobFailure(String reason, boolean isFinal, boolean isStop) {
        super(reason);
        this.reason = reason;
        this.isFinal = isFinal;
        this.isStop = isStop;
    }

    /** Another attempt may do better. */
    public static JobFailure forNow(String reason) {
        return new JobFailure(reason, false, false);
    }

    /** No further attempt can do better. */
    public static JobFailure forGood(String reason) {
        return new JobFailure(reason, true, false);
    }

    /** Somebody asked the job to stop, and it did. */
    static JobFailure stopped() {
        return new JobFailure("the job was cancelled", true, true);
    }

    String reason() {
        return reason;
    }

    boolean isFinal() {
        return isFinal;
    }

    boolean isStop() {
        return isStop;
    }
}
