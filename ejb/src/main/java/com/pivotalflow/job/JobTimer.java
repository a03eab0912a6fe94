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

/** Looks for jobs that are due and lets workers do them; does not wait for them, since a job may take long. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobTimer {

    @Inject
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    JobWorker worker;

    /** Every five seconds, on every node; each job is claimed by one worker of one of them. */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void tick() {
        watch.run(TimerName.JOBS, this::start);
    }

    /** Gives how many jobs ended since the last look. */
    private int start() {
        if (!organizations.withWork(JobWorker.QUEUE, 1).isEmpty()) {
            for (int slot = 0; slot < JobWorker.SLOTS; slot++) {
                worker.work();
            }
        }
        return worker.takeEnded();
    }
}
