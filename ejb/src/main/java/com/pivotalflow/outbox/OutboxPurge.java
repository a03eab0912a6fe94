package com.pivotalflow.outbox;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.timer.TimerName;
import com.pivotalflow.timer.TimerWatch;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Removes events that were handed out a month ago, an organization and a batch at a time. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxPurge {

    private static final int EVENTS = 500;

    @Inject
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    OutboxService outbox;

    /** Once a night, on one node, after the deliveries are gone; two share the work or find none. */
    @Schedule(hour = "2", minute = "47", persistent = false)
    void purge() {
        watch.runOnOneNode(TimerName.OUTBOX_PURGE, () -> organizations.sumOfBatches(EVENTS, outbox::purge));
    }
}
