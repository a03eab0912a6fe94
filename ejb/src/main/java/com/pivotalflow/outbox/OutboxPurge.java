package com.pivotalflow.outbox;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.organization.OrganizationId;
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

    /** Once a night, after the deliveries are gone; two at the same time share the work or find none. */
    @Schedule(hour = "2", minute = "47", persistent = false)
    void purge() {
        watch.run(TimerName.OUTBOX_PURGE, () -> organizations.sum(this::purge));
    }

    /** Gives how many were removed. */
    private int purge(OrganizationId organization) {
        int all = 0;
        int removed;
        do {
            removed = outbox.purge(organization, EVENTS);
            all += removed;
        } while (removed == EVENTS);
        return all;
    }
}
