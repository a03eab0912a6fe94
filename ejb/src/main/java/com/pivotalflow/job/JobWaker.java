package com.pivotalflow.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Has this node look for jobs as soon as one is stored that somebody waits for; the timer finds it anyhow. */
@ApplicationScoped
class JobWaker {

    @Inject
    JobWorker worker;

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobStored stored) {
        worker.work();
    }
}
