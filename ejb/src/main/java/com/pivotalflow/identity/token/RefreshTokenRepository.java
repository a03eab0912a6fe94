package com.pivotalflow.identity.token;

import com.pivotalflow.audit.Origin;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Refresh tokens, a family of them for each session. */
@ApplicationScoped
class RefreshTokenRepository {

    private static final String ORGANIZATION = "organization";
    private static final String FAMILY = "family";
    private static final String USER = "user";
    private static final String NOW = "now";

    /** A person has few sessions; more than these nobody reads. */
    private static final int MOST_SESSIONS = 100;

    @Inject
    EntityManager entityManager;

    /**
     * Adds a token; it lives as long as the organization's policy says, seven days without one, and no longer than the
     * session was to last when it began, however much it is used.
     */
    Instant add(OrganizationId organization, UserId user, UUID family, int generation, byte[] hash, Stamp stamp) {
        Object expiresAt = entityManager
                .createNativeQuery("""
                        INSERT INTO refresh_tokens (organization_id, id, user_id, family_id, generation, token_hash,
                            expires_at, ip_address, user_agent, created_at)
                        VALUES (:organization, :id, :user, :family, :generation, :hash,
                            LEAST(
                                CAST(:now AS timestamptz) + make_interval(days => coalesce(
                                    (SELECT session_days FROM org_security_policies
                                     WHERE organization_id = :organization),
                                    7)),
                                (SELECT min(f.expires_at) FROM refresh_tokens AS f
                                 WHERE f.organization_id = :organization AND f.user_id = :user
                                     AND f.family_id = :family)),
                            CAST(:address AS inet), :agent, :now)
                        RETURNING expires_at
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", Ids.next())
                .setParameter(USER, user.value())
                .setParameter(FAMILY, family)
                .setParameter("generation", generation)
                .setParameter("hash", hash)
                .setParameter("address", stamp.origin().address())
                .setParameter("agent", stamp.origin().userAgent())
                .setParameter(NOW, stamp.at())
                .getSingleResult();
        return expiresAt instanceof OffsetDateTime at ? at.toInstant() : (Instant) expiresAt;
    }

    /** A token, held against anybody else who presents it until the transaction ends. */
    @SuppressWarnings("unchecked")
    Optional<Presented> lock(OrganizationId organization, UUID id, Instant now) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        SELECT t.user_id, t.family_id, t.generation, t.used_at IS NOT NULL,
                            t.revoked_at IS NOT NULL OR t.expires_at <= :now
                                OR coalesce(t.created_at + make_interval(mins => CAST((
                                    SELECT session_idle_minutes FROM org_security_policies
                                    WHERE organization_id = :organization) AS integer)) <= :now, false)
                        FROM refresh_tokens AS t
                        WHERE t.organization_id = :organization AND t.id = :id
                        FOR UPDATE OF t
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id)
                .setParameter(NOW, now)
                .getResultList();
        return rows.stream().findFirst().map(columns -> {
            RowReader row = new RowReader(columns);
            return new Presented(new UserId(row.id()), row.id(), row.whole(), row.bit(), row.bit());
        });
    }

    void use(OrganizationId organization, UUID id, Instant now) {
        entityManager
                .createNativeQuery("""
                        UPDATE refresh_tokens SET used_at = :now WHERE organization_id = :organization AND id = :id
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id)
                .setParameter(NOW, now)
                .executeUpdate();
    }

    /**
     * Ends sessions of a person.
     *
     * @param family the only one; null for all
     * @param except one that goes on; null for none
     * @return how many ended
     */
    int end(
            OrganizationId organization,
            UserId user,
            @Nullable UUID family,
            @Nullable UUID except,
            SessionEnd reason,
            Instant now) {
        return entityManager
                .createNativeQuery("""
                        UPDATE refresh_tokens SET revoked_at = :now, revoked_reason = :reason
                        WHERE organization_id = :organization AND user_id = :user
                          AND family_id = coalesce(CAST(:family AS uuid), family_id)
                          AND family_id IS DISTINCT FROM CAST(:except AS uuid)
                          AND used_at IS NULL AND revoked_at IS NULL
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter(USER, user.value())
                .setParameter(FAMILY, text(family))
                .setParameter("except", text(except))
                .setParameter("reason", reason.columnName())
                .setParameter(NOW, now)
                .executeUpdate();
    }

    /** Sessions that go on, the one used last first. */
    @SuppressWarnings("unchecked")
    List<SessionView> live(OrganizationId organization, UserId user, @Nullable UUID current, Instant now) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        SELECT t.family_id,
                            (SELECT min(f.created_at) FROM refresh_tokens AS f
                             WHERE f.organization_id = t.organization_id AND f.family_id = t.family_id),
                            t.created_at, t.expires_at, host(t.ip_address), t.user_agent
                        FROM refresh_tokens AS t
                        WHERE t.organization_id = :organization AND t.user_id = :user
                          AND t.used_at IS NULL AND t.revoked_at IS NULL AND t.expires_at > :now
                        ORDER BY t.created_at DESC
                        LIMIT :most
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter(USER, user.value())
                .setParameter(NOW, now)
                .setParameter("most", MOST_SESSIONS)
                .getResultList();
        return rows.stream()
                .map(columns -> {
                    RowReader row = new RowReader(columns);
                    UUID family = row.id();
                    return new SessionView(
                            family,
                            row.instant(),
                            row.instant(),
                            row.instant(),
                            row.textOrNull(),
                            row.textOrNull(),
                            family.equals(current));
                })
                .toList();
    }

    /** Removes tokens that ended so long ago that nobody asks about them. */
    int removeExpired(OrganizationId organization, Instant before, int limit) {
        return entityManager
                .createNativeQuery("""
                        DELETE FROM refresh_tokens
                        WHERE organization_id = :organization
                          AND id IN (SELECT id FROM refresh_tokens
                                     WHERE organization_id = :organization AND expires_at < :before
                                     ORDER BY expires_at
                                     LIMIT :limit)
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("before", before)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    /** As text, because the driver can't tell the type of a null. */
    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    /**
     * When and from where a token was asked for.
     *
     * @param at now
     * @param origin of the request
     */
    record Stamp(Instant at, Origin origin) {}

    /**
     * A token as it was presented.
     *
     * @param user whose it is
     * @param family the session
     * @param generation its place in the session, from 0
     * @param isUsed whether it was presented before
     * @param isOver whether it has no effect any more
     */
    record Presented(UserId user, UUID family, int generation, boolean isUsed, boolean isOver) {}
}
