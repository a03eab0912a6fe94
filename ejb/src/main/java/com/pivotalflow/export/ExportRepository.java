package com.pivotalflow.export;

import com.pivotalflow.listing.RowReader;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was asked to be exported, and the files. */
@ApplicationScoped
class ExportRepository {

    private static final String ORGANIZATION = "organization";
    private static final String OF_JOB = " WHERE organization_id = :organization AND job_id = :job";
    private static final String CHANGED = ", updated_at = :now, version = version + 1";

    @Inject
    EntityManager entityManager;

    void add(OrganizationId organization, UUID id, UUID job, UserId person, Wanted wanted, Instant now) {
        entityManager
                .createNativeQuery("""
                    INSERT INTO export_jobs (organization_id, id, job_id, requested_by, report_type, format, filters,
                        created_at, updated_at)
                    VALUES (:organization, :id, :job, :person, :report, :format, CAST(:filters AS jsonb), :now, :now)
                    """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id)
                .setParameter("job", job)
                .setParameter("person", person.value())
                .setParameter("report", wanted.report())
                .setParameter("format", wanted.format())
                .setParameter("filters", wanted.filters())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** How many exports somebody asked for since then. */
    int countSince(OrganizationId organization, UserId person, Instant since) {
        Number count = (Number) entityManager
                .createNativeQuery("""
                    SELECT count(*) FROM jobs
                    WHERE organization_id = :organization AND requested_by = :person AND created_at > :since
                      AND job_type = :type
                    """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("person", person.value())
                .setParameter("since", since)
                .setParameter("type", ExportHandler.TYPE)
                .getSingleResult();
        return count.intValue();
    }

    @SuppressWarnings("unchecked")
    Optional<Wanted> find(OrganizationId organization, UUID job) {
        List<Object[]> rows = ofJob(
                        "SELECT report_type, format, CAST(filters AS text) FROM export_jobs", organization, job)
                .getResultList();
        return rows.stream()
                .map(RowReader::new)
                .map(row -> new Wanted(row.text(), row.text(), row.text()))
                .findFirst();
    }

    /** Forgets what an earlier attempt wrote. */
    void begin(OrganizationId organization, UUID job, int rows, Instant now) {
        ofJob(
                        "UPDATE export_jobs SET content = NULL, digest = NULL, file_name = NULL, expires_at = NULL,"
                                + " processed_rows = 0, total_rows = :rows" + CHANGED,
                        organization,
                        job)
                .setParameter("rows", rows)
                .setParameter("now", now)
                .executeUpdate();
    }

    void append(OrganizationId organization, UUID job, FilePart part, Instant now) {
        ofJob(
                        "UPDATE export_jobs SET content = coalesce(content, CAST('' AS bytea)) || :bytes,"
                                + " digest = :digest, processed_rows = :rows" + CHANGED,
                        organization,
                        job)
                .setParameter("bytes", part.bytes())
                .setParameter("digest", part.digest())
                .setParameter("rows", part.rows())
                .setParameter("now", now)
                .executeUpdate();
    }

    void finish(OrganizationId organization, UUID job, String name, Instant expiresAt, Instant now) {
        ofJob(
                        "UPDATE export_jobs SET file_name = :name, total_rows = processed_rows, expires_at = :expiresAt"
                                + CHANGED,
                        organization,
                        job)
                .setParameter("name", name)
                .setParameter("expiresAt", expiresAt)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** The file of a job, if it is whole and not removed yet. */
    @SuppressWarnings("unchecked")
    Optional<ExportFile> file(OrganizationId organization, UUID job) {
        List<Object[]> rows = ofJob(
                        "SELECT file_name, format, octet_length(content), digest FROM export_jobs",
                        " AND file_name IS NOT NULL AND content IS NOT NULL",
                        organization,
                        job)
                .getResultList();
        return rows.stream()
                .map(row -> new ExportFile(
                        job,
                        (String) row[0],
                        ExportFormat.of((String) row[1]).mediaType(),
                        ((Number) row[2]).intValue(),
                        (byte[]) row[3]))
                .findFirst();
    }

    /** Some bytes of a file, fewer at its end. */
    @SuppressWarnings("unchecked")
    Optional<byte[]> bytes(OrganizationId organization, UUID job, int offset, int length) {
        List<byte[]> pieces = ofJob(
                        "SELECT substring(content FROM :first FOR :length) FROM export_jobs",
                        " AND content IS NOT NULL",
                        organization,
                        job)
                .setParameter("first", offset + 1)
                .setParameter("length", length)
                .getResultList();
        return pieces.stream().findFirst();
    }

    /** Removes files that were kept long enough; gives how many. */
    int removeFiles(OrganizationId organization, Instant now, int limit) {
        return entityManager
                .createNativeQuery("""
                    UPDATE export_jobs SET content = NULL, digest = NULL, updated_at = :now, version = version + 1
                    WHERE organization_id = :organization AND id IN (
                        SELECT id FROM export_jobs
                        WHERE organization_id = :organization AND expires_at < :now AND content IS NOT NULL
                        LIMIT :limit FOR UPDATE SKIP LOCKED)
                    """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("now", now)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    private Query ofJob(String sql, OrganizationId organization, UUID job) {
        return ofJob(sql, "", organization, job);
    }

    private Query ofJob(String sql, String more, OrganizationId organization, UUID job) {
        return entityManager
                .createNativeQuery(sql + OF_JOB + more)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("job", job);
    }

    /**
     * What was asked for, as it is stored.
     *
     * @param report name of the report
     * @param format name of the format
     * @param filters an object of JSON
     */
    record Wanted(String report, String format, String filters) {}
}
