package com.pivotalflow.idempotency;

import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stored answers, by organization, principal, operation and key. */
@ApplicationScoped
class IdempotencyRepository {

    private static final HexFormat HEX = HexFormat.of();

    @Inject
    EntityManager entityManager;

    /** Takes the key until the transaction ends; false when another transaction has it. */
    boolean lock(OrganizationId organization, Principal principal, IdempotentCall call) {
        String name = organization + "/" + principal.name() + "/" + call.operation() + "/" + call.key();
        return (Boolean) entityManager
                .createNativeQuery("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .setParameter("name", name)
                .getSingleResult();
    }

    @SuppressWarnings("unchecked")
    Optional<Kept> find(OrganizationId organization, Principal principal, IdempotentCall call) {
        List<Object[]> rows = ofCall("""
                        SELECT fingerprint, response_status, response_location, response_etag, response_body, expires_at
                        FROM idempotency_keys
                        WHERE organization_id = :organization AND principal_kind = :kind AND principal_id = :principal
                          AND operation = :operation AND idempotency_key = :key
                        """, organization, principal, call).getResultList();
        return rows.stream().findFirst().map(Kept::of);
    }

    void forget(OrganizationId organization, Principal principal, IdempotentCall call) {
        ofCall("""
                        DELETE FROM idempotency_keys
                        WHERE organization_id = :organization AND principal_kind = :kind AND principal_id = :principal
                          AND operation = :operation AND idempotency_key = :key
                        """, organization, principal, call).executeUpdate();
    }

    void keep(
            OrganizationId organization,
            Principal principal,
            IdempotentCall call,
            StoredAnswer answer,
            Instant at,
            Instant until) {
        ofCall("""
                        INSERT INTO idempotency_keys
                            (organization_id, id, principal_kind, principal_id, operation, idempotency_key, fingerprint,
                             response_status, response_location, response_etag, response_body, created_at, expires_at)
                        VALUES (:organization, :id, :kind, :principal, :operation, :key, :fingerprint,
                             :status, :location, :etag, :body, :at, :until)
                        """, organization, principal, call)
                .setParameter("id", Ids.next())
                .setParameter("fingerprint", HEX.parseHex(call.fingerprint()))
                .setParameter("status", (short) answer.status())
                .setParameter("location", answer.location())
                .setParameter("etag", answer.etag())
                .setParameter("body", answer.body().getBytes(StandardCharsets.UTF_8))
                .setParameter("at", at)
                .setParameter("until", until)
                .executeUpdate();
    }

    /** Removes answers whose time is over; tells how many there were. */
    int removeExpired(OrganizationId organization, Instant now, int limit) {
        return entityManager
                .createNativeQuery("""
                        DELETE FROM idempotency_keys
                        WHERE organization_id = :organization
                          AND id IN (SELECT id FROM idempotency_keys
                                     WHERE organization_id = :organization AND expires_at <= :now
                                     ORDER BY expires_at
                                     LIMIT :limit)
                        """)
                .setParameter("organization", organization.value())
                .setParameter("now", now)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    private Query ofCall(String sql, OrganizationId organization, Principal principal, IdempotentCall call) {
        return entityManager
                .createNativeQuery(sql)
                .setParameter("organization", organization.value())
                .setParameter("kind", principal.kind())
                .setParameter("principal", principal.id())
                .setParameter("operation", call.operation())
                .setParameter("key", call.key());
    }

    /**
     * What was stored.
     *
     * @param fingerprint of the request that it answered
     * @param answer as it was sent
     * @param until when it is forgotten
     */
    record Kept(String fingerprint, StoredAnswer answer, Instant until) {

        private static Kept of(Object[] row) {
            StoredAnswer answer = new StoredAnswer(
                    ((Number) row[1]).intValue(), (String) row[2], (String) row[3], text((byte[]) row[4]));
            return new Kept(HEX.formatHex((byte[]) row[0]), answer, (Instant) row[5]);
        }

        private static String text(byte @Nullable [] body) {
            return body == null ? "" : new String(body, StandardCharsets.UTF_8);
        }
    }
}
