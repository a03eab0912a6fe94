package com.pivotalflow.job;

import com.pivotalflow.organization.OrganizationId;
import java.util.UUID;

/** An attempt at a job, as its handler sees it. */
public final class JobRun {

    private final OrganizationId organization;
    private final ClaimedJob job;
    private final JobService jobs;

    JobRun(OrganizationId organization, ClaimedJob job, JobService jobs) {
        this.organization = organization;
        this.job = job;
        this.jobs = jobs;
    }

    /** Whose job it is. */
    public OrganizationId organization() {
        return organization;
    }

    /** The job. */
    public UUID id() {
        return job.id();
    }

    /** What to do: an object of JSON. */
    public String payload() {
        return job.payload();
    }

    /**
     * Says how far it is and lengthens the lease. Whoever works for longer than five minutes must call it before they
     * are over.
     *
     * @param step how many steps are done
     * @param steps how many there are, at least 1
     * @throws JobFailure when the job belongs to somebody else by now, or shall not go on
     */
    public void progress(int step, int steps) {
        if (!jobs.renew(organization, job, step, steps)) {
            throw JobFailure.forNow("the job was taken away");
        }
    }
}
