package com.pivotalflow.identity;

import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.PlatformOrganization;
import com.pivotalflow.organization.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of an organization and what they may do. */
@ApplicationScoped
class UserRepository {

    private static final String ORGANIZATION = "organization";
    private static final String USER = "user";
    private static final String NOW = "now";

    /** Assignments that count now, in roles that are in use. */
    private static final String EFFECTIVE_ROLES = """
            FROM user_roles AS ur
            JOIN roles AS r ON r.organization_id = ur.organization_id AND r.id = ur.role_id
            WHERE ur.organization_id = :organization
              AND ur.user_id = :user
              AND ur.is_active
              AND (ur.expires_at IS NULL OR ur.expires_at > :now)
              AND r.is_active
            """;

    /**
     * A denial without a scope of project, amount or time takes the permission away altogether. The platform's own is no
     * matter of rows, whatever one says.
     */
    private static final String PERMISSIONS =
            "WITH effective AS (SELECT r.id " + EFFECTIVE_ROLES + """
            )
            SELECT DISTINCT p.permission_code
            FROM role_permissions AS p
            JOIN effective AS e ON e.id = p.role_id
            WHERE p.organization_id = :organization
              AND p.permission_code <> '%s'
              AND NOT EXISTS (
                  SELECT 1
                  FROM policy_overrides AS o
                  JOIN effective AS denied ON denied.id = o.role_id
                  WHERE o.organization_id = :organization
                    AND o.permission_code = p.permission_code
                    AND o.effect = 'deny'
                    AND o.is_active
                    AND num_nonnulls(o.project_id, o.max_amount, o.max_discount_percentage, o.weekdays, o.time_from) = 0
                    AND (o.valid_from IS NULL OR o.valid_from <= :now)
                    AND (o.valid_until IS NULL OR o.valid_until > :now))
            """.formatted(PlatformOrganization.PERMISSION);

    /** What comes with the system role admin of the organization that runs the platform, and is stored nowhere. */
    private static final String OF_THE_PLATFORM = " UNION ALL SELECT '" + PlatformOrganization.PERMISSION + "' "
            + EFFECTIVE_ROLES + " AND r.is_system AND r.name = 'admin'";

    @Inject
    EntityManager entityManager;

    @Inject
    PlatformOrganization platform;

    Optional<User> find(OrganizationId organization, UserId user) {
        return Optional.ofNullable(entityManager.find(User.class, user.value()))
                .filter(found -> found.organization().equals(organization));
    }

    /** Where an active person of an active organization stands; one look, since it happens with every few requests. */
    @SuppressWarnings("unchecked")
    Optional<Standing> standing(OrganizationId organization, UserId user) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        SELECT u.security_version, o.requests_per_minute
                        FROM users AS u
                        JOIN organizations AS o ON o.id = u.organization_id
                        WHERE u.organization_id = :organization
                          AND u.id = :user
                          AND u.status = 'active'
                          AND u.deleted_at IS NULL
                          AND o.status = 'active'
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter(USER, user.value())
                .getResultList();
        return rows.stream().findFirst().map(row -> new Standing((Integer) row[0], optional((Integer) row[1])));
    }

    private static OptionalInt optional(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The living person with this address, without regard to case. */
    Optional<User> withEmail(OrganizationId organization, String email) {
        return entityManager
                .createQuery("""
                        SELECT u FROM User u
                        WHERE u.organizationId = :organization AND lower(u.email) = :email AND u.deletedAt IS NULL
                        """, User.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("email", email.toLowerCase(Locale.ROOT))
                .getResultStream()
                .findFirst();
    }

    /** A living person, kept from being changed by others until the transaction ends. */
    Optional<User> lock(OrganizationId organization, UserId user) {
        return Optional.ofNullable(entityManager.find(User.class, user.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> found.organization().equals(organization) && !found.isDeleted());
    }

    /** That the person has the role, whether or not it counts now. */
    Optional<UserRole> assignment(OrganizationId organization, UserId user, UUID role) {
        return entityManager
                .createQuery("""
                        SELECT a FROM UserRole a
                        WHERE a.organizationId = :organization AND a.userId = :user AND a.roleId = :role
                        """, UserRole.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter(USER, user.value())
                .setParameter("role", role)
                .getResultStream()
                .findFirst();
    }

    void unassign(OrganizationId organization, UserRole assignment) {
        entityManager.remove(assignment);
        entityManager.flush();
    }

    void add(OrganizationId organization, User user) {
        entityManager.persist(user);
        entityManager.flush();
    }

    void assign(OrganizationId organization, UserRole assignment) {
        entityManager.persist(assignment);
        entityManager.flush();
    }

    /** Names of the roles that count now, in alphabetical order. */
    List<String> roles(OrganizationId organization, UserId user, Instant now) {
        return texts("SELECT r.name " + EFFECTIVE_ROLES + " ORDER BY r.name", organization, user, now);
    }

    /** Permissions of those roles together, less what is denied, in alphabetical order. */
    List<String> permissions(OrganizationId organization, UserId user, Instant now) {
        String more = platform.is(organization) ? OF_THE_PLATFORM : "";
        return texts(PERMISSIONS + more + " ORDER BY 1", organization, user, now);
    }

    /** Raises the counters of sign-ins and nothing else, so that the row version stays. */
    void countSignIn(OrganizationId organization, UserId user, Instant now) {
        entityManager
                .createNativeQuery("""
                        UPDATE users SET login_count = login_count + 1, last_login_at = :now
                        WHERE organization_id = :organization AND id = :user
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter(USER, user.value())
                .setParameter(NOW, now)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<String> texts(String sql, OrganizationId organization, UserId user, Instant now) {
        return entityManager
                .createNativeQuery(sql, String.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter(USER, user.value())
                .setParameter(NOW, now)
                .getResultList();
    }
}
