package com.pivotalflow.identity.token;

import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tokens of invitations and password resets. */
@ApplicationScoped
class UserLinkRepository {

    private static final String ORGANIZATION = "organization";

    @Inject
    EntityManager entityManager;

    void add(
            OrganizationId organization,
            UserId user,
            UserLink.Purpose purpose,
            byte[] hash,
            Instant now,
            Instant expiresAt) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO user_tokens (organization_id, id, user_id, kind, token_hash, expires_at, created_at)
                        VALUES (:organization, :id, :user, :kind, :hash, :expires, :now)
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", Ids.next())
                .setParameter("user", user.value())
                .setParameter("kind", purpose.columnName())
                .setParameter("hash", hash)
                .setParameter("expires", expiresAt)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Whom a link that is still good was made for; in an organization that is suspended or closed, none is. */
    Optional<UserId> holder(OrganizationId organization, UUID id, UserLink.Purpose purpose, Instant now) {
        return users("""
                        SELECT user_id FROM user_tokens
                        WHERE organization_id = :organization AND id = :id AND kind = :kind
                          AND used_at IS NULL AND expires_at > :now
                          AND EXISTS (SELECT FROM organizations AS o WHERE o.id = :organization AND o.status = 'active')
                        """, organization, id, purpose, now);
    }

    /** Uses a link up, if it is good; of two at the same time one gets it. */
    Optional<UserId> use(OrganizationId organization, UUID id, UserLink.Purpose purpose, Instant now) {
        return users("""
                        UPDATE user_tokens SET used_at = :now
                        WHERE organization_id = :organization AND id = :id AND kind = :kind
                          AND used_at IS NULL AND expires_at > :now
                          AND EXISTS (SELECT FROM organizations AS o WHERE o.id = :organization AND o.status = 'active')
                        RETURNING user_id
                        """, organization, id, purpose, now);
    }

    /** Makes the other links of a person useless. */
    void withdraw(OrganizationId organization, UserId user, Instant now) {
        entityManager
                .createNativeQuery("""
                        UPDATE user_tokens SET used_at = :now
                        WHERE organization_id = :organization AND user_id = :user AND used_at IS NULL
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("user", user.value())
                .setParameter("now", now)
                .executeUpdate();
    }

    int removeExpired(OrganizationId organization, Instant before, int limit) {
        return entityManager
                .createNativeQuery("""
                        DELETE FROM user_tokens
                        WHERE organization_id = :organization AND id IN (
                            SELECT id FROM user_tokens
                            WHERE organization_id = :organization AND expires_at < :before
                            ORDER BY expires_at
                            LIMIT :limit
                            FOR UPDATE SKIP LOCKED)
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("before", before)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    private Optional<UserId> users(
            String sql, OrganizationId organization, UUID id, UserLink.Purpose purpose, Instant now) {
        List<?> users = entityManager
                .createNativeQuery(sql, UUID.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id)
                .setParameter("kind", purpose.columnName())
                .setParameter("now", now)
                .getResultList();
        return users.stream().findFirst().map(user -> new UserId((UUID) user));
    }
}
