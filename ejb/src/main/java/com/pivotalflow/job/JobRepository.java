package com.pivotalflow.job;

import com.pivotalflow.listing.RowReader;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Jobs. A claim raises the number of the attempt, and whoever writes later must name it: a worker that lost its lease can't. */
@ApplicationScoped
class JobRepository {

    private static final String ORGANIZATION = "organization";
    private static final String NOW = "now";
    private static final String UNTIL = "until";

    /** What ended needs its input no more. */
    private static final String ENDED = "completed_at = :now, locked_by = NULL, locked_until = NULL,"
            + " payload = jsonb_build_object(), updated_at = :now, version = version + 1";

    private static final String OF_CLAIM = " WHERE organization_id = :organization AND id = :id AND status = 'running'"
            + " AND attempt_count = :attempt";

    private static final String OF_SOME = """
        %s WHERE organization_id = :organization
          AND id IN (SELECT id FROM jobs WHERE organization_id = :organization AND %s
                     LIMIT :limit FOR UPDATE SKIP LOCKED)
        """;

    private static final String RENEW = """
        UPDATE jobs SET locked_until = :until, current_step = :step, total_steps = :steps,
            progress = CAST(LEAST(CAST(:step AS bigint) * 100 / :steps, 100) AS smallint), updated_at = :now
        WHERE organization_id = :organization AND id = :id AND status = 'running' AND attempt_count = :attempt
          AND cancel_requested_at IS NULL
        """;

    private static final String PROLONG = """
        UPDATE jobs SET locked_until = :until
        WHERE organization_id = :organization AND id = :id AND status = 'running' AND attempt_count = :attempt
        """;

    private static final String RETRY = """
        UPDATE jobs SET status = 'retrying', error_message = :reason, scheduled_at = :next,
            locked_by = NULL, locked_until = NULL, updated_at = :now, version = version + 1
        WHERE organization_id = :organization AND id = :id AND status = 'running' AND attempt_count = :attempt
          AND cancel_requested_at IS NULL
        """;

    private static final String GOES_ON = "attempt_count < max_attempts AND cancel_requested_at IS NULL";

    private static final String RECOVER = """
        UPDATE jobs SET
            status = CASE WHEN cancel_requested_at IS NOT NULL THEN 'cancelled'
                          WHEN attempt_count < max_attempts THEN 'retrying'
                          ELSE 'failed' END,
            completed_at = CASE WHEN %1$s THEN NULL ELSE CAST(:now AS timestamptz) END,
            payload = CASE WHEN %1$s THEN payload ELSE jsonb_build_object() END,
            error_message = 'the node that worked on it went away', scheduled_at = :now,
            locked_by = NULL, locked_until = NULL, updated_at = :now, version = version + 1
        """.formatted(GOES_ON);

    @Inject
    EntityManager entityManager;

    void add(OrganizationId organization, NewJob job, Instant now) {
        entityManager
                .createNativeQuery("""
                    INSERT INTO jobs (organization_id, id, requested_by, job_type, priority, scheduled_at,
                        max_attempts, payload, created_at, updated_at)
                    VALUES (:organization, :id, CAST(:requestedBy AS uuid), :type, :priority, :now,
                        :maxAttempts, CAST(:payload AS jsonb), :now, :now)
                    """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", job.id())
                .setParameter("requestedBy", text(job))
                .setParameter("type", job.type())
                .setParameter("priority", job.priority().number())
                .setParameter("maxAttempts", (short) job.maxAttempts())
                .setParameter("payload", job.payload())
                .setParameter(NOW, now)
                .executeUpdate();
    }

    /** Takes the most urgent job that is due; one that somebody else is about to take is passed over. */
    @SuppressWarnings("unchecked")
    Optional<ClaimedJob> claim(
            OrganizationId organization, Set<String> types, String node, Instant now, Instant until) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                    UPDATE jobs SET status = 'running', attempt_count = attempt_count + 1, locked_by = :node,
                        locked_until = :until, started_at = coalesce(started_at, :now), updated_at = :now,
                        version = version + 1
                    WHERE organization_id = :organization
                      AND id = (SELECT id FROM jobs
                                WHERE organization_id = :organization AND status IN ('queued', 'retrying')
                                  AND scheduled_at <= :now AND job_type IN (:types)
                                ORDER BY priority DESC, scheduled_at, id
                                LIMIT 1
                                FOR UPDATE SKIP LOCKED)
                    RETURNING id, job_type, attempt_count, max_attempts, CAST(payload AS text)
                    """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("types", types)
                .setParameter("node", node)
                .setParameter(NOW, now)
                .setParameter(UNTIL, until)
                .getResultList();
        return rows.stream().findFirst().map(columns -> {
            RowReader row = new RowReader(columns);
            return new ClaimedJob(row.id(), row.text(), row.whole(), row.whole(), row.text());
        });
    }

    /** Lengthens the lease, whatever becomes of the job. */
    int prolong(OrganizationId organization, ClaimedJob job, Instant until) {
        return claimed(PROLONG, organization, job).setParameter(UNTIL, until).executeUpdate();
    }

    boolean isToStop(OrganizationId organization, ClaimedJob job) {
        return !claimed("SELECT 1 FROM jobs" + OF_CLAIM + " AND cancel_requested_at IS NOT NULL", organization, job)
                .getResultList()
                .isEmpty();
    }

    /** Ends a job that somebody asked to stop. */
    int cancel(OrganizationId organization, ClaimedJob job, Instant now) {
        return ofClaim(
                        "UPDATE jobs SET status = 'cancelled', " + ENDED + OF_CLAIM
                                + " AND cancel_requested_at IS NOT NULL",
                        organization,
                        job,
                        now)
                .executeUpdate();
    }

    /** Lengthens the lease and says how far the job is; nothing happens to one that was taken away or shall not go on. */
    int renew(OrganizationId organization, ClaimedJob job, int step, int steps, Instant now, Instant until) {
        return ofClaim(RENEW, organization, job, now)
                .setParameter("step", step)
                .setParameter("steps", steps)
                .setParameter(UNTIL, until)
                .executeUpdate();
    }

    int succeed(OrganizationId organization, ClaimedJob job, @Nullable String result, Instant now) {
        return ofClaim(
                        "UPDATE jobs SET status = 'succeeded', progress = 100, error_message = NULL,"
                                + " result = CAST(CAST(:result AS text) AS jsonb), " + ENDED + OF_CLAIM,
                        organization,
                        job,
                        now)
                .setParameter("result", result)
                .executeUpdate();
    }

    int fail(OrganizationId organization, ClaimedJob job, String reason, Instant now) {
        return ofClaim(
                        "UPDATE jobs SET status = 'failed', error_message = :reason, " + ENDED + OF_CLAIM,
                        organization,
                        job,
                        now)
                .setParameter("reason", reason)
                .executeUpdate();
    }

    int retry(OrganizationId organization, ClaimedJob job, String reason, Instant now, Instant next) {
        return ofClaim(RETRY, organization, job, now)
                .setParameter("reason", reason)
                .setParameter("next", next)
                .executeUpdate();
    }

    /** Gives jobs whose lease ran out another attempt, or ends them if there is none left: one statement, and none more. */
    int recover(OrganizationId organization, Instant now, int limit) {
        return ofSome(RECOVER, "status = 'running' AND locked_until < :now", organization, limit)
                .setParameter(NOW, now)
                .executeUpdate();
    }

    /** Ends jobs that have been due since then, and nobody could do them. */
    int giveUp(OrganizationId organization, Instant before, Instant now, int limit) {
        return ofSome(
                        "UPDATE jobs SET status = 'failed', error_message = 'no node could do it', " + ENDED,
                        "status IN ('queued', 'retrying') AND scheduled_at < :before",
                        organization,
                        limit)
                .setParameter("before", before)
                .setParameter(NOW, now)
                .executeUpdate();
    }

    /** Removes jobs that ended before then. */
    int remove(OrganizationId organization, Instant before, int limit) {
        return ofSome("DELETE FROM jobs", "completed_at < :before", organization, limit)
                .setParameter("before", before)
                .executeUpdate();
    }

    /** A change of a few rows that nobody else holds. */
    private Query ofSome(String change, String which, OrganizationId organization, int limit) {
        return entityManager
                .createNativeQuery(OF_SOME.formatted(change, which))
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("limit", limit);
    }

    private Query ofClaim(String sql, OrganizationId organization, ClaimedJob job, Instant now) {
        return claimed(sql, organization, job).setParameter(NOW, now);
    }

    private Query claimed(String sql, OrganizationId organization, ClaimedJob job) {
        return entityManager
                .createNativeQuery(sql)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", job.id())
                .setParameter("attempt", (short) job.attempt());
    }

    /** As text, because the driver can't tell the type of a null. */
    private static @Nullable String text(NewJob job) {
        return job.requestedBy() == null ? null : job.requestedBy().value().toString();
    }
}
