package com.pivotalflow.job;

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

    /** Once a night, on every node; two at the same time share the work or find none. */
    @Schedule(hour = "2", minute = "53", persistent = false)
    void purge() {
        watch.run(TimerName.JOB_PURGE, () -> organizations.sum(this::purge));
    }

    private int purge(OrganizationId organization) {
        int all = 0;
        int some;
        do {
            some = jobs.purge(organization, JOBS);
            all += some;
        } while (some >= JOBS);
        return all;
    }
}
