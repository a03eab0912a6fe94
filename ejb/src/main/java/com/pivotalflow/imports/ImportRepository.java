package com.pivotalflow.imports;

import com.pivotalflow.listing.RowReader;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.ratecard.RateCardId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked to be imported, and the files. */
@ApplicationScoped
class ImportRepository {

    static final String COSTS = "quotes.view_cost";

    private static final String ORGANIZATION = "organization";

    @Inject
    EntityManager entityManager;

    /** Lets nobody else look for the same content until the transaction ends. */
    void lock(OrganizationId organization, byte[] digest) {
        var unused = entityManager
                .createNativeQuery("SELECT CAST(pg_advisory_xact_lock(hashtextextended("
                        + ":organization || encode(:digest, 'hex'), 0)) AS text)")
                .setParameter(ORGANIZATION, organization.value().toString())
                .setParameter("digest", digest)
                .getSingleResult();
    }

    /** The newest job that imports the same, or did so without refusing a row. */
    @SuppressWarnings("unchecked")
    Optional<UUID> same(OrganizationId organization, byte[] digest) {
        List<UUID> jobs = entityManager
                .createNativeQuery("""
                        SELECT i.job_id FROM import_jobs i
                        JOIN jobs j ON j.organization_id = i.organization_id AND j.id = i.job_id
                        WHERE i.organization_id = :organization AND i.digest = :digest AND NOT i.is_dry_run
                            AND (j.status IN ('queued', 'running', 'retrying')
                                OR j.status = 'succeeded' AND i.refused_rows = 0)
                        ORDER BY i.created_at DESC LIMIT 1
                        """, UUID.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("digest", digest)
                .getResultList();
        return jobs.stream().findFirst();
    }

    /** Stores an import; it knows which rows of the same content the ones before stored. */
    void add(
            Caller author,
            UUID id,
            UUID job,
            ImportOrder order,
            ImportFile file,
            byte[] digest,
            Instant now,
            Instant until) {
        entityManager
                .createNativeQuery("""
                    INSERT INTO import_jobs (organization_id, id, job_id, requested_by, resource, rate_card_id, mode,
                        is_dry_run, format, states_costs, digest, byte_size, stored_rows, earlier_rows, expires_at,
                        created_at, updated_at)
                    SELECT :organization, :id, :job, :person, :resource, CAST(:card AS uuid), :mode, :dryRun, :format,
                        :costs, :digest, :size, e.stored_rows, coalesce(bit_count(e.stored_rows), 0), :until, :now, :now
                    FROM (SELECT 1) AS one
                    LEFT JOIN LATERAL (
                        SELECT i.stored_rows FROM import_jobs i
                        WHERE i.organization_id = :organization AND i.digest = :digest AND NOT i.is_dry_run
                        ORDER BY i.created_at DESC LIMIT 1) AS e ON true
                    """)
                .setParameter(ORGANIZATION, author.organization().value())
                .setParameter("id", id)
                .setParameter("job", job)
                .setParameter("person", author.user().value())
                .setParameter("resource", order.resource().wireName())
                .setParameter(
                        "card",
                        order.rateCard() == null
                                ? null
                                : order.rateCard().value().toString())
                .setParameter("mode", order.mode().wireName())
                .setParameter("dryRun", order.dryRun())
                .setParameter("format", file.format().wireName())
                .setParameter("costs", author.may(COSTS))
                .setParameter("digest", digest)
                .setParameter("size", Math.toIntExact(file.size()))
                .setParameter("until", until)
                .setParameter("now", now)
                .executeUpdate();
    }

    void addPart(OrganizationId organization, UUID id, int position, byte[] content, Instant now) {
        entityManager
                .createNativeQuery("""
                    INSERT INTO import_parts (organization_id, id, import_job_id, position, content, created_at)
                    VALUES (:organization, :part, :id, :position, :content, :now)
                    """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("part", Ids.next())
                .setParameter("id", id)
                .setParameter("position", position)
                .setParameter("content", content)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** A piece of a file; empty behind the last one. */
    @SuppressWarnings("unchecked")
    Optional<byte[]> part(OrganizationId organization, UUID id, int position) {
        List<byte[]> parts = entityManager
                .createNativeQuery("SELECT content FROM import_parts WHERE organization_id = :organization"
                        + " AND import_job_id = :id AND position = :position")
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id)
                .setParameter("position", position)
                .getResultList();
        return parts.stream().findFirst();
    }

    @SuppressWarnings("unchecked")
    Optional<ImportTask> task(OrganizationId organization, UUID job) {
        List<Object[]> rows = entityManager
                .createNativeQuery("SELECT id, requested_by, resource, rate_card_id, mode, is_dry_run, format,"
                        + " states_costs, byte_size, earlier_rows, refused_rows, stored_rows"
                        + " FROM import_jobs WHERE organization_id = :organization AND job_id = :job")
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("job", job)
                .getResultList();
        return rows.stream().map(row -> task(organization, row)).findFirst();
    }

    private static ImportTask task(OrganizationId organization, Object[] columns) {
        RowReader row = new RowReader(columns);
        UUID id = row.id();
        UserId person = new UserId(row.id());
        ImportKind resource = ImportKind.of(row.text());
        UUID card = row.idOrNull();
        ImportOrder order = new ImportOrder(
                resource, card == null ? null : new RateCardId(card), ImportMode.of(row.text()), row.bit());
        ImportFormat format = ImportFormat.of(row.text());
        Set<String> rights = row.bit() ? Set.of(COSTS) : Set.of();
        @Nullable Object stored = columns[columns.length - 1];
        return new ImportTask(
                id,
                new Caller(organization, person, rights),
                order,
                format,
                row.whole(),
                stored instanceof byte[] bits ? BitSet.valueOf(bits) : new BitSet(),
                row.whole(),
                row.wholeOrNull());
    }

    /** Notes which rows are stored. */
    void stored(OrganizationId organization, UUID id, BitSet rows, Instant now) {
        change(organization, id, "stored_rows = :rows", now)
                .setParameter("rows", rows.toByteArray())
                .executeUpdate();
    }

    /** Notes that all rows were looked at. */
    void read(OrganizationId organization, UUID id, int refused, Instant now) {
        change(organization, id, "refused_rows = :refused", now)
                .setParameter("refused", refused)
                .executeUpdate();
    }

    private Query change(OrganizationId organization, UUID id, String what, Instant now) {
        return entityManager
                .createNativeQuery("UPDATE import_jobs SET " + what + ", updated_at = :now, version = version + 1"
                        + " WHERE organization_id = :organization AND id = :id")
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id)
                .setParameter("now", now);
    }

    /** Removes a file. */
    void removeParts(OrganizationId organization, UUID id) {
        entityManager
                .createNativeQuery(
                        "DELETE FROM import_parts WHERE organization_id = :organization AND import_job_id = :id")
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Removes pieces of files that were kept long enough; gives how many. */
    int removeExpired(OrganizationId organization, Instant now, int limit) {
        return entityManager
                .createNativeQuery("""
                    DELETE FROM import_parts WHERE organization_id = :organization AND id IN (
                        SELECT p.id FROM import_parts p
                        JOIN import_jobs i ON i.organization_id = p.organization_id AND i.id = p.import_job_id
                        WHERE i.organization_id = :organization AND i.expires_at < :now
                        LIMIT :limit)
                    """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("now", now)
                .setParameter("limit", limit)
                .executeUpdate();
    }
}
