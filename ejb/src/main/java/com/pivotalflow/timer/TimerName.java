package com.pivotalflow.timer;

import java.util.Locale;

/** The timers of the product. */
public enum TimerName {
    /** Writes the end of each audit chain into the log. */
    AUDIT_ANCHOR,
    /** Removes deliveries of events that ended long ago. */
    DELIVERY_PURGE,
    /** Removes files of exports that were kept long enough. */
    EXPORT_PURGE,
    /** Removes files that were to be imported and were kept long enough. */
    IMPORT_PURGE,
    /** Checks that issued invoices are what was issued. */
    INVOICE_INTEGRITY(true),
    /** Calls invoices overdue. */
    INVOICE_OVERDUE,
    /** Removes stored answers of keyed requests. */
    IDEMPOTENCY_PURGE,
    /** Does the jobs that are due. */
    JOBS,
    /** Says of jobs that their node is still there. */
    JOB_HEARTBEAT,
    /** Removes jobs that ended long ago. */
    JOB_PURGE,
    /** Takes jobs back from nodes that went away. */
    JOB_RECOVERY,
    /** Replaces the key that signs tokens. */
    KEY_ROTATION,
    /** Removes counters of failed sign-ins. */
    LOGIN_THROTTLE_PURGE,
    /** Removes events that were handed out long ago. */
    OUTBOX_PURGE,
    /** Hands events to those who registered for them. */
    OUTBOX_RELAY,
    /** Lets quotes expire. */
    QUOTE_EXPIRY,
    /** Checks that sent quotes are what was sent. */
    QUOTE_INTEGRITY(true),
    /** Removes tokens of sessions that ended long ago. */
    SESSION_PURGE,
    /** Removes invitations and password resets that ended long ago. */
    USER_LINK_PURGE,
    /** Removes views of quotes that are old. */
    VIEW_PURGE;

    private final boolean findsFlaws;

    TimerName() {
        this(false);
    }

    TimerName(boolean findsFlaws) {
        this.findsFlaws = findsFlaws;
    }

    /** Whether what it counts is something that should not be there, and somebody has to look at. */
    boolean findsFlaws() {
        return findsFlaws;
    }

    /** As metrics and health name it, such as {@code session-purge}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
