package com.pivotalflow.job;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.organization.OrganizationId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Does jobs, a few at a time; no transaction is open while a handler works. */
@Singleton
@Lock(LockType.READ)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobWorker {

    static final String QUEUE = "jobs";

    /** Jobs that this node does at the same time. */
    static final int SLOTS = 4;

    /** After so many a slot is free for the next look at who has waited longest. */
    private static final int BATCH = 100;

    private static final int ORGANIZATIONS = 200;

    private static final Logger LOG = System.getLogger(JobWorker.class.getName());

    @Inject
    OrganizationDirectory organizations;

    @Inject
    JobService jobs;

    @Inject
    JobTypes types;

    @Inject
    @ConfigProperty(name = "pivotal.node.id", defaultValue = "pivotal-1")
    String node;

    private final Semaphore slots = new Semaphore(SLOTS);
    private final AtomicInteger ended = new AtomicInteger();
    private final Set<Held> held = ConcurrentHashMap.newKeySet();

    /** How many jobs ended, well or not, since this was asked last. */
    public int takeEnded() {
        return ended.getAndSet(0);
    }

    /** Does what is due, one job of each organization in turn, unless as many do it already as may. */
    @Asynchronous
    public void work() {
        if (!slots.tryAcquire()) {
            return;
        }
        try {
            int done = 0;
            int round;
            do {
                round = round();
                done += round;
            } while (round > 0 && done < BATCH);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Jobs can't be taken", e);
        } finally {
            slots.release();
        }
    }

    /** Lengthens the lease of what is being done here; gives how many jobs that are. */
    public int prolong() {
        int still = 0;
        for (Held each : held) {
            if (jobs.prolong(each.organization(), each.job())) {
                still++;
            }
        }
        return still;
    }

    private int round() {
        Set<String> ready = types.ready();
        if (ready.isEmpty()) {
            return 0;
        }
        int done = 0;
        List<OrganizationId> waiting = organizations.withWork(QUEUE, ORGANIZATIONS);
        for (OrganizationId organization : waiting) {
            Optional<ClaimedJob> job = jobs.claim(organization, ready, node);
            if (job.isPresent()) {
                hold(organization, job.get());
                done++;
            }
        }
        return done;
    }

    private void hold(OrganizationId organization, ClaimedJob job) {
        Held claim = new Held(organization, job);
        held.add(claim);
        try {
            attempt(organization, job);
        } finally {
            held.remove(claim);
        }
    }

    private void attempt(OrganizationId organization, ClaimedJob job) {
        JobHandler handler = types.of(job.type());
        JobRun run = new JobRun(organization, job, jobs);
        boolean isOurs;
        try {
            handler.handle(run);
            isOurs = jobs.succeed(organization, job, run.result());
            ended.incrementAndGet();
            LOG.log(Level.DEBUG, "{0} of organization {1} is done", job, organization);
        } catch (JobFailure e) {
            isOurs = e.isStop()
                    ? jobs.cancel(organization, job)
                    : failed(organization, job, handler, e.reason(), e.isFinal());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, job + " of organization " + organization + " threw", e);
            isOurs = failed(organization, job, handler, e.getClass().getSimpleName(), false);
        }
        if (!isOurs) {
            LOG.log(Level.WARNING, "{0} of organization {1} outlived its lease", job, organization);
        }
    }

    private boolean failed(
            OrganizationId organization, ClaimedJob job, JobHandler handler, String reason, boolean isFinal) {
        if (isFinal || job.isLastAttempt()) {
            ended.incrementAndGet();
            LOG.log(Level.WARNING, "{0} of organization {1} failed for good: {2}", job, organization, reason);
            return jobs.fail(organization, job, reason);
        }
        LOG.log(Level.INFO, "{0} of organization {1} failed: {2}", job, organization, reason);
        return jobs.retry(organization, job, reason, handler.pause(job.attempt()));
    }

    /** A job that this node does. */
    private record Held(OrganizationId organization, ClaimedJob job) {}
}
