package com.pivotalflow.identity.token;

import java.util.Locale;

/** Why a session was ended before its time. */
public enum SessionEnd {
    /** The person signed out. */
    LOGOUT,
    /** A token was used twice. */
    REUSE,
    /** The password was changed. */
    PASSWORD,
    /** The person may not act any more. */
    USER_STATUS,
    /** The person ended it from another session. */
    SESSION_CLOSED,
    /** The organization's rules for sessions ended it. */
    POLICY;

    String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
