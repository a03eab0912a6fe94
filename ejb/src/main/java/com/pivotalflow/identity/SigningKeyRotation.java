package com.pivotalflow.identity;

import com.pivotalflow.timer.TimerName;
import com.pivotalflow.timer.TimerWatch;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Replaces the key that signs tokens before it is old, so that a stolen one is not good for ever. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SigningKeyRotation {

    @Inject
    TimerWatch watch;

    @Inject
    SigningKeys keys;

    /** Once a night, on one node; a second one finds nothing due. */
    @Schedule(hour = "2", minute = "37", persistent = false)
    void rotate() {
        watch.runOnOneNode(TimerName.KEY_ROTATION, () -> {
            keys.replaceWhenDue();
            return 0;
        });
    }
}
