package com.pivotalflow.identity.token;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.timer.TimerName;
import com.pivotalflow.timer.TimerWatch;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Removes invitations and password resets that ended a month ago, an organization and a batch at a time. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UserLinkPurge {

    private static final int LINKS = 500;

    @Inject
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    UserLinkService links;

    /** Once a night, on one node; a second one finds none. */
    @Schedule(hour = "2", minute = "27", persistent = false)
    void purge() {
        watch.runOnOneNode(TimerName.USER_LINK_PURGE, () -> organizations.sumOfBatches(LINKS, links::purge));
    }
}
