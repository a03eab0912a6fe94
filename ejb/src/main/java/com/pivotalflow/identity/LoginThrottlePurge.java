package com.pivotalflow.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Removes what nobody needs any more, so that addresses made up by strangers do not fill the table. */
@Singleton
@PermitAll
public class LoginThrottlePurge {

    @Inject
    LoginThrottleService throttles;

    /** Once an hour, on every node: it costs nothing where there is nothing. */
    @Schedule(hour = "*", minute = "17", persistent = false)
    void purge() {
        throttles.purge();
    }
}
