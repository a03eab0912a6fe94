package com.pivotalflow.job;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.timer.TimerName;
import com.pivotalflow.timer.TimerWatch;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Removes jobs that ended 90 days ago, an organization and a batch at a time. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobPurge {

    private static final int JOBS = 500;

    @Inject
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    JobService jobs;

    /** Once a night, on one node; two share the work or find none. */
    @Schedule(hour = "2", minute = "53", persistent = false)
    void purge() {
        watch.runOnOneNode(TimerName.JOB_PURGE, () -> organizations.sumOfBatches(JOBS, jobs::purge));
    }
}
