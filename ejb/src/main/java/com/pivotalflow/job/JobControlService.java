package com.pivotalflow.job;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** Shows the jobs of an organization, and stops and repeats them. */
@Stateless
@PermitAll
@InTenant
public class JobControlService {

    private static final String JOB = "Job";

    /** How many attempts a job gets that is done again. */
    private static final int MORE_ATTEMPTS = 4;

    private static final int MOST_ATTEMPTS = 20;

    @Inject
    JobViewRepository jobs;

    @Inject
    JobTypes types;

    @Inject
    JobService queue;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** A page of the jobs, the latest first. */
    public Page<JobView> list(OrganizationId organization, JobFilter filter, PageRequest request) {
        return jobs.page(organization, filter, request);
    }

    /**
     * A job.
     *
     * @throws NotFoundException {@code JOB_NOT_FOUND}
     */
    public JobView get(OrganizationId organization, UUID id) {
        return jobs.find(organization, id).orElseThrow(JobControlService::notFound);
    }

    /**
     * Ends a job that waits, at once; asks one that runs to stop, which it does at its next step.
     *
     * @throws DomainException {@code JOB_NOT_FOUND}; as {@link Precondition#require}; {@code JOB_NOT_CANCELLABLE} when it
     *     is over
     */
    public JobView cancel(Caller caller, UUID id, Precondition precondition) {
        JobView before = found(caller, id, precondition);
        if (before.status().isOver()) {
            throw refused("JOB_NOT_CANCELLABLE", "The job is over.", before);
        }
        if (before.cancelRequestedAt() != null) {
            return before;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (before.status().isWaiting()) {
            jobs.cancel(caller.organization(), id, now);
        } else {
            jobs.askToStop(caller.organization(), id, now);
        }
        return changed(caller, "jobs.cancel", before);
    }

    /**
     * Has a job done again that failed.
     *
     * @throws DomainException {@code JOB_NOT_FOUND}; as {@link Precondition#require}; {@code JOB_NOT_RETRYABLE} when it
     *     did not fail, or what it needs is not there any more
     */
    public JobView retry(Caller caller, UUID id, Precondition precondition) {
        JobView before = found(caller, id, precondition);
        if (before.status() != JobStatus.FAILED) {
            throw refused("JOB_NOT_RETRYABLE", "Only a job that failed is done again.", before);
        }
        if (!types.isRepeatable(before.jobType())) {
            throw refused("JOB_NOT_RETRYABLE", "What this job needs was removed when it ended.", before);
        }
        int attempts = Math.min(before.attempts() + MORE_ATTEMPTS, MOST_ATTEMPTS);
        jobs.requeue(caller.organization(), id, attempts, clock.instant());
        queue.beginSoon(caller.organization());
        return changed(caller, "jobs.retry", before);
    }

    private JobView changed(Caller caller, String action, JobView before) {
        JobView after = jobs.find(caller.organization(), before.id()).orElseThrow(JobControlService::notFound);
        audit.record(caller, Change.changed(action, JOB, before.id(), before, after));
        return after;
    }

    private JobView found(Caller caller, UUID id, Precondition precondition) {
        JobView job = jobs.lock(caller.organization(), id).orElseThrow(JobControlService::notFound);
        OptionalLong version = EntityTag.rowVersion(job.etag());
        precondition.require(version.orElseThrow(), job.etag());
        return job;
    }

    private static DomainException refused(String code, String detail, JobView job) {
        return new DomainException(
                Refusal.CONFLICT,
                code,
                detail,
                List.of(),
                Map.of("status", job.status().wireName()));
    }

    private static NotFoundException notFound() {
        return new NotFoundException("JOB");
    }
}
