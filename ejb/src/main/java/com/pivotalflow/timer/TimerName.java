package com.pivotalflow.timer;

import java.util.Locale;

/** The timers of the product. */
public enum TimerName {
    /** Writes the end of each audit chain into the log. */
    AUDIT_ANCHOR,
    /** Removes stored answers of keyed requests. */
    IDEMPOTENCY_PURGE,
    /** Does the jobs that are due. */
    JOBS,
    /** Removes jobs that ended long ago. */
    JOB_PURGE,
    /** Takes jobs back from nodes that went away. */
    JOB_RECOVERY,
    /** Replaces the key that signs tokens. */
    KEY_ROTATION,
    /** Removes counters of failed sign-ins. */
    LOGIN_THROTTLE_PURGE,
    /** Checks that sent quotes are what was sent. */
    QUOTE_INTEGRITY,
    /** Removes tokens of sessions that ended long ago. */
    SESSION_PURGE;

    /** As metrics and health name it, such as {@code session-purge}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
