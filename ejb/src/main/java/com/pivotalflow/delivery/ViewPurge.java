package com.pivotalflow.delivery;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.timer.TimerName;
import com.pivotalflow.timer.TimerWatch;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Removes views of links that are more than 13 months old, an organization and a batch at a time. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ViewPurge {

    private static final int VIEWS = 500;

    @Inject
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    LinkService links;

    /** Once a night, on one node; a second one finds none. */
    @Schedule(hour = "2", minute = "41", persistent = false)
    void purge() {
        watch.runOnOneNode(TimerName.VIEW_PURGE, () -> organizations.sumOfBatches(VIEWS, links::purgeViews));
    }
}
