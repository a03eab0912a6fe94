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

/** Takes jobs back from nodes that went away, so that they are done after all. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobRecovery {

    private static final int JOBS = 500;

    @Inject
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    JobService jobs;

    /** Twice a minute, on every node; two at the same time share the work or find none. */
    @Schedule(hour = "*", minute = "*", second = "7,37", persistent = false)
    void recover() {
        watch.run(TimerName.JOB_RECOVERY, () -> organizations.sum(this::recover));
    }

    private int recover(OrganizationId organization) {
        int all = 0;
        int some;
        do {
            some = jobs.recover(organization, JOBS);
            all += some;
        } while (some >= JOBS);
        return all;
    }
}
