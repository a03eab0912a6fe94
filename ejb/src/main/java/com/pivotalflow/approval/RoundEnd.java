package com.pivotalflow.approval;

/** How a round ends that nobody decides to its end, or that was decided for nothing. */
public enum RoundEnd {
    /** Whoever asked takes it back. */
    WITHDRAWN(RoundStatus.WITHDRAWN),
    /** What it was about changed, or is gone. */
    VOIDED(RoundStatus.VOIDED);

    private final RoundStatus status;

    RoundEnd(RoundStatus status) {
        this.status = status;
    }

    RoundStatus status() {
        return status;
    }
}
