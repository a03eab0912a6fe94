package com.pivotalflow.identity;

import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Earlier passwords of people, as many as the organization's policy remembers. */
@ApplicationScoped
class PasswordHistoryRepository {

    private static final String ORGANIZATION = "organization";
    private static final String USER = "user";

    /** What the policy says; as the schema's own default when the organization has none. */
    private static final String SIZE = """
            coalesce((SELECT password_history_size FROM org_security_policies
                      WHERE organization_id = :organization), 5)\
            """;

    @Inject
    EntityManager entityManager;

    /** Hashes, the newest first. */
    @SuppressWarnings("unchecked")
    List<String> earlier(OrganizationId organization, UserId user) {
        return entityManager
                .createNativeQuery("""
                        SELECT password_hash FROM password_history
                        WHERE organization_id = :organization AND user_id = :user
                        ORDER BY created_at DESC
                        LIMIT\s""" + SIZE, String.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter(USER, user.value())
                .getResultList();
    }

    /** Adds a hash and forgets what is older than the policy remembers. */
    void add(OrganizationId organization, UserId user, String hash, Instant now) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO password_history (organization_id, id, user_id, password_hash, created_at)
                        VALUES (:organization, :id, :user, :hash, :now)
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", Ids.next())
                .setParameter(USER, user.value())
                .setParameter("hash", hash)
                .setParameter("now", now)
                .executeUpdate();
        entityManager
                .createNativeQuery("""
                        DELETE FROM password_history
                        WHERE organization_id = :organization AND user_id = :user
                          AND id NOT IN (SELECT id FROM password_history
                                         WHERE organization_id = :organization AND user_id = :user
                                         ORDER BY created_at DESC
                                         LIMIT\s""" + SIZE + ")")
                .setParameter(ORGANIZATION, organization.value())
                .setParameter(USER, user.value())
                .executeUpdate();
    }

    /** Characters that the organization demands of a password. */
    int leastLength(OrganizationId organization) {
        List<?> found = entityManager
                .createNativeQuery(
                        "SELECT min_password_length FROM org_security_policies WHERE organization_id = :organization")
                .setParameter(ORGANIZATION, organization.value())
                .getResultList();
        return found.isEmpty() ? PasswordPolicy.LEAST_LENGTH : ((Number) found.get(0)).intValue();
    }
}
