package com.pivotalflow.approval;

import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who may decide, by the roles that people have. */
@ApplicationScoped
class ApproverRepository {

    /** The roles that somebody has at an instant, where both count. */
    private static final String HELD_ROLES = """
            user_roles AS a
            JOIN roles AS r ON r.organization_id = a.organization_id AND r.id = a.role_id
            WHERE a.organization_id = :organization AND a.is_active AND r.is_active
              AND (a.expires_at IS NULL OR a.expires_at > :now)
            """;

    private static final String ORGANIZATION = "organization";

    @Inject
    EntityManager entityManager;

    /**
     * How many people can decide for each approver: active people who have the role or are the person, hold what deciding
     * needs, and are not excluded.
     *
     * @param approvers ids of roles and people, at least one
     * @param permissions what deciding needs
     * @param excluded people who may not decide, at least one
     * @return by approver; one without anybody is missing
     */
    @SuppressWarnings("unchecked")
    Map<UUID, Integer> eligible(
            OrganizationId organization,
            Collection<UUID> approvers,
            Collection<String> permissions,
            Collection<UUID> excluded,
            Instant now) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        WITH able AS (
                            SELECT u.id
                            FROM users AS u
                            WHERE u.organization_id = :organization AND u.status = 'active' AND u.deleted_at IS NULL
                              AND u.id NOT IN (:excluded)
                              AND (SELECT count(DISTINCT p.permission_code)
                                   FROM role_permissions AS p
                                   WHERE p.organization_id = :organization AND p.permission_code IN (:permissions)
                                     AND p.role_id IN (SELECT a.role_id FROM %s AND a.user_id = u.id)) = :needed
                        )
                        SELECT a.role_id, count(DISTINCT a.user_id)
                        FROM %s AND a.role_id IN (:approvers) AND a.user_id IN (SELECT id FROM able)
                        GROUP BY a.role_id
                        UNION ALL
                        SELECT id, 1 FROM able WHERE id IN (:approvers)
                        """.formatted(HELD_ROLES, HELD_ROLES))
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("approvers", approvers)
                .setParameter("permissions", permissions)
                .setParameter("needed", permissions.size())
                .setParameter("excluded", excluded)
                .setParameter("now", now)
                .getResultList();
        Map<UUID, Integer> people = new HashMap<>();
        rows.forEach(row -> people.put((UUID) row[0], ((Number) row[1]).intValue()));
        return people;
    }

    /** As whom a person may decide: the roles that count now, and the person's own id. */
    @SuppressWarnings("unchecked")
    Set<UUID> approversOf(OrganizationId organization, UserId user, Instant now) {
        List<UUID> roles = entityManager
                .createNativeQuery("SELECT a.role_id FROM " + HELD_ROLES + " AND a.user_id = :user", UUID.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("user", user.value())
                .setParameter("now", now)
                .getResultList();
        Set<UUID> approvers = new HashSet<>(roles);
        approvers.add(user.value());
        return approvers;
    }

    /** Whether there is such a role, or such a person who is not deleted. */
    boolean exists(OrganizationId organization, Approver approver) {
        String sql = approver.kind() == Approver.Kind.ROLE
                ? "SELECT 1 FROM roles WHERE organization_id = :organization AND id = :id"
                : "SELECT 1 FROM users WHERE organization_id = :organization AND id = :id AND deleted_at IS NULL";
        return !entityManager
                .createNativeQuery(sql)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", approver.id())
                .getResultList()
                .isEmpty();
    }
}
