package com.pivotalflow.job;

import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the jobs of an organization; each call is one short transaction, or part of the caller's. */
@Stateless
@PermitAll
@InTenant
public class JobService {

    /** For so long a job belongs to the node that claimed it, unless it says that it is still there. */
    private static final Duration LEASE = Duration.ofSeconds(45);

    /** A job that was due for so long and that no node could do is not waited for any more. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    private static final Duration KEPT = Duration.ofDays(90);

    @Inject
    JobRepository jobs;

    @Inject
    Clock clock;

    @Inject
    Event<JobStored> stored;

    /** Stores a job; it is done once the transaction has succeeded. */
    public void enqueue(OrganizationId organization, NewJob job) {
        jobs.add(organization, job, clock.instant());
    }

    /** Has this node look for jobs once the transaction has succeeded, because somebody waits for one. */
    public void beginSoon(OrganizationId organization) {
        stored.fire(new JobStored(organization));
    }

    /** Takes the most urgent job of these types that is due, for the time of a lease. */
    public Optional<ClaimedJob> claim(OrganizationId organization, Set<String> types, String node) {
        Instant now = clock.instant();
        return jobs.claim(organization, types, node, now, now.plus(LEASE));
    }

    /** Lengthens the lease; false when the job belongs to somebody else by now, or shall not go on. */
    public boolean renew(OrganizationId organization, ClaimedJob job, int step, int steps) {
        Instant now = clock.instant();
        return jobs.renew(organization, job, step, steps, now, now.plus(LEASE)) == 1;
    }

    /** Lengthens the lease; false when the job belongs to somebody else by now. */
    public boolean prolong(OrganizationId organization, ClaimedJob job) {
        return jobs.prolong(organization, job, clock.instant().plus(LEASE)) == 1;
    }

    /** Whether somebody asked the job to stop. */
    public boolean isToStop(OrganizationId organization, ClaimedJob job) {
        return jobs.isToStop(organization, job);
    }

    /** Notes that the job stopped because somebody asked it to; false when it belongs to somebody else by now. */
    public boolean cancel(OrganizationId organization, ClaimedJob job) {
        return jobs.cancel(organization, job, clock.instant()) == 1;
    }

    /**
     * Notes that the job is done; false when it belongs to somebody else by now.
     *
     * @param result what came of it, an object of JSON; null for nothing
     */
    public boolean succeed(OrganizationId organization, ClaimedJob job, @Nullable String result) {
        return jobs.succeed(organization, job, result, clock.instant()) == 1;
    }

    /** Notes that the job failed for good; false when it belongs to somebody else by now. */
    public boolean fail(OrganizationId organization, ClaimedJob job, String reason) {
        return jobs.fail(organization, job, reason, clock.instant()) == 1;
    }

    /**
     * Notes that the attempt failed and when the next one is, or that there is none because somebody asked the job to
     * stop; false when it belongs to somebody else by now.
     */
    public boolean retry(OrganizationId organization, ClaimedJob job, String reason, Duration pause) {
        Instant now = clock.instant();
        return jobs.retry(organization, job, reason, now, now.plus(pause)) == 1
                || jobs.cancel(organization, job, now) == 1;
    }

    /** Takes back jobs whose node went away; gives how many, at most the limit. */
    public int recover(OrganizationId organization, int limit) {
        return jobs.recover(organization, clock.instant(), limit);
    }

    /**
     * Removes jobs that ended 90 days ago and ends those that were due for a week without anybody who could do them.
     *
     * @param limit at most so many of each
     * @return how many there were
     */
    public int purge(OrganizationId organization, int limit) {
        Instant now = clock.instant();
        return jobs.remove(organization, now.minus(KEPT), limit)
                + jobs.giveUp(organization, now.minus(PATIENCE), now, limit);
    }
}
