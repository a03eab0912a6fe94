package com.pivotalflow.approval;

/**
 * What came of a decision.
 *
 * @param round the round as it is now
 * @param outcome how far it got
 */
public record Decided(ApprovalRoundView round, Outcome outcome) {

    /** How far a round got by a decision. */
    public enum Outcome {
        /** Others have still to decide. */
        PROGRESSED,
        /** It was the last approval that was needed. */
        APPROVED,
        /** It ended the round. */
        REJECTED
    }
}
