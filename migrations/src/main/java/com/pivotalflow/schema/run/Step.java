package com.pivotalflow.schema.run;

/** The steps of a run in their order, K1 to K15 of {@code migrations.md} 12.1. */
public enum Step {
    /** K1: files, hashes and lock file agree. */
    FILES,
    /** K2: the database can be used. */
    PREFLIGHT,
    /** K3: there is something to do. */
    NO_OP,
    /** K4: this runner is the only one. */
    LOCK,
    /** K5: the history fits; what a killed runner left is put right. */
    HISTORY,
    /** K6: the live schema is what the scripts made. */
    DRIFT,
    /** K7: every confirmation and key is there. */
    KEYS,
    /** K8: what a script destroys is saved. */
    COPY,
    /** K9: the attempt is written down. */
    ATTEMPT,
    /** K10: the statements of a script ran. */
    STATEMENTS,
    /** K11: its row stands in the run log. */
    ROWS,
    /** K12: script and rows are committed. */
    COMMIT,
    /** K13: the attempt is closed. */
    CLOSED,
    /** K14: the live schema is the newest of the build. */
    HEAD,
    /** K15: the lock is free again. */
    UNLOCK
}
