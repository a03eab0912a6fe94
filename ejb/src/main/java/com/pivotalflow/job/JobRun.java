package com.pivotalflow.job;

import com.pivotalflow.organization.OrganizationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An attempt at a job, as its handler sees it. */
public final class JobRun {

    private final OrganizationId organization;
    private final ClaimedJob job;
    private final JobService jobs;
    private @Nullable String result;

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
     * Says how far it is; here a job stops that somebody cancelled. Called in a transaction of the handler, it keeps the
     * job from being taken away until that ends: what the transaction writes is written by one worker only.
     *
     * @param step how many steps are done
     * @param steps how many there are, at least 1
     * @throws JobFailure when the job belongs to somebody else by now, or shall not go on
     */
    public void progress(int step, int steps) {
        if (!jobs.renew(organization, job, step, steps)) {
            throw jobs.isToStop(organization, job) ? JobFailure.stopped() : JobFailure.forNow("the job was taken away");
        }
    }

    /** Says what came of it, as an object of JSON that people will see; stored when the handler returns. */
    public void tell(String json) {
        result = json;
    }

    @Nullable
    String result() {
        return result;
    }
}
