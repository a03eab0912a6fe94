package com.pivotalflow.identity;

import com.pivotalflow.timer.TimerName;
import com.pivotalflow.timer.TimerWatch;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Removes what nobody needs any more, so that addresses made up by strangers do not fill the table. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LoginThrottlePurge {

    @Inject
    TimerWatch watch;

    @Inject
    LoginThrottleService throttles;

    /** Once an hour, on one node. */
    @Schedule(hour = "*", minute = "17", persistent = false)
    void purge() {
        watch.runOnOneNode(TimerName.LOGIN_THROTTLE_PURGE, throttles::purge);
    }
}
