package com.pivotalflow.job;

import com.pivotalflow.timer.TimerName;
import com.pivotalflow.timer.TimerWatch;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Says of each job that this node does that the node is still there. A node that is gone says nothing, and its jobs are
 * taken back once their short lease is over.
 */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobHeartbeat {

    @Inject
    TimerWatch watch;

    @Inject
    JobWorker worker;

    /** Every ten seconds, several times within a lease. */
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void beat() {
        watch.run(TimerName.JOB_HEARTBEAT, worker::prolong);
    }
}
