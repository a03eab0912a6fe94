package com.pivotalflow.identity.token;

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

/** Removes tokens of sessions that ended a month ago, an organization and a batch at a time. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionPurge {

    private static final int TOKENS = 500;

    @Inject
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    SessionService sessions;

    /** Once a night, on every node; two at the same time share the work or find none. */
    @Schedule(hour = "2", minute = "23", persistent = false)
    void purge() {
        watch.run(TimerName.SESSION_PURGE, () -> organizations.sum(this::purge));
    }

    private int purge(OrganizationId organization) {
        int all = 0;
        int removed;
        do {
            removed = sessions.purge(organization, TOKENS);
            all += removed;
        } while (removed == TOKENS);
        return all;
    }
}
