package com.pivotalflow.idempotency;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.timer.TimerName;
import com.pivotalflow.timer.TimerWatch;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Removes stored answers that no client may ask for again, an organization and a batch at a time. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IdempotencyPurge {

    private static final int ANSWERS = 500;

    @Inject
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    IdempotencyService answers;

    /** Once an hour, on one node; two share the work or find none. */
    @Schedule(hour = "*", minute = "41", persistent = false)
    void purge() {
        watch.runOnOneNode(TimerName.IDEMPOTENCY_PURGE, () -> organizations.sumOfBatches(ANSWERS, answers::purge));
    }
}
