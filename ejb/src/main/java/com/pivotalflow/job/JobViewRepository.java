package com.pivotalflow.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs as people see and steer them. */
@ApplicationScoped
class JobViewRepository {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String COLUMNS = """
        j.id, j.job_type, j.status, j.progress, j.current_step, j.total_steps, j.attempt_count, j.max_attempts,
        j.scheduled_at, j.started_at, j.completed_at, j.cancel_requested_at, j.error_message,
        CAST(j.result AS text), j.requested_by, j.created_at, j.updated_at, j.version\
        """;

    private static final String ONE = " WHERE j.organization_id = :organization AND j.id = :id";

    private static final String CHANGE = """
        UPDATE jobs SET %s, updated_at = :now, version = version + 1
        WHERE organization_id = :organization AND id = :id
        """;

    private static final Map<String, SortColumn> SORTS =
            Map.of("createdAt", new SortColumn("j.created_at", "timestamptz"));

    @Inject
    EntityManager entityManager;

    Page<JobView> page(OrganizationId organization, JobFilter filter, PageRequest request) {
        KeysetQuery query = new KeysetQuery(COLUMNS, "jobs j", "j.id")
                .where("j.organization_id = :organization", "organization", organization.value())
                .whereIfPresent("j.job_type = :type", "type", filter.type());
        List<String> statuses =
                filter.statuses().stream().map(JobStatus::wireName).toList();
        if (!statuses.isEmpty()) {
            query.where("j.status IN (:statuses)", "statuses", statuses);
        }
        return query.page(request, SORTS, "-createdAt")
                .run(entityManager::createNativeQuery)
                .map(JobViewRepository::view);
    }

    Optional<JobView> find(OrganizationId organization, UUID id) {
        return one(organization, id, "");
    }

    /** A job that nobody takes or ends until the transaction does. */
    Optional<JobView> lock(OrganizationId organization, UUID id) {
        return one(organization, id, " FOR UPDATE");
    }

    @SuppressWarnings("unchecked")
    private Optional<JobView> one(OrganizationId organization, UUID id, String lock) {
        List<Object[]> rows = entityManager
                .createNativeQuery("SELECT " + COLUMNS + " FROM jobs j" + ONE + lock)
                .setParameter("organization", organization.value())
                .setParameter("id", id)
                .getResultList();
        return rows.stream().map(JobViewRepository::view).findFirst();
    }

    /** Ends a job that waits. */
    void cancel(OrganizationId organization, UUID id, Instant now) {
        change("status = 'cancelled', completed_at = :now, payload = jsonb_build_object()", organization, id, now)
                .executeUpdate();
    }

    /** Asks whoever does the job to stop. */
    void askToStop(OrganizationId organization, UUID id, Instant now) {
        change("cancel_requested_at = :now", organization, id, now).executeUpdate();
    }

    /** Has a job that failed done again; its attempts are counted on, since they tell workers apart. */
    void requeue(OrganizationId organization, UUID id, int maxAttempts, Instant now) {
        change(
                        "status = 'queued', completed_at = NULL, cancel_requested_at = NULL, error_message = NULL,"
                                + " progress = 0, current_step = 0, total_steps = NULL, scheduled_at = :now,"
                                + " max_attempts = :maxAttempts",
                        organization,
                        id,
                        now)
                .setParameter("maxAttempts", (short) maxAttempts)
                .executeUpdate();
    }

    private Query change(String what, OrganizationId organization, UUID id, Instant now) {
        return entityManager
                .createNativeQuery(CHANGE.formatted(what))
                .setParameter("organization", organization.value())
                .setParameter("id", id)
                .setParameter("now", now);
    }

    private static JobView view(Object[] columns) {
        RowReader row = new RowReader(columns);
        UUID id = row.id();
        String type = row.text();
        JobStatus status = JobStatus.of(row.text());
        int progress = row.whole();
        int step = row.whole();
        return new JobView(
                id,
                type,
                status,
                progress,
                step,
                row.wholeOrNull(),
                row.whole(),
                row.whole(),
                row.instant(),
                row.instantOrNull(),
                row.instantOrNull(),
                row.instantOrNull(),
                row.textOrNull(),
                parsed(row.textOrNull()),
                row.idOrNull(),
                row.instant(),
                row.instant(),
                EntityTag.of(row.version(), "s" + step));
    }

    private static @Nullable JsonNode parsed(@Nullable String result) {
        try {
            return result == null ? null : JSON.readTree(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the result of a job can't be read", e);
        }
    }
}
