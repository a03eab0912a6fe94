package com.pivotalflow.identity;

import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.PlatformOrganization;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Access roles and their grants. */
@ApplicationScoped
class RoleRepository {

    /** What comes with the system role admin of the organization that runs the platform, and is stored nowhere. */
    private static final String OF_THE_PLATFORM = """
            UNION ALL
            SELECT id, CAST('%s' AS text) FROM roles
            WHERE organization_id = :organization AND is_system AND name = 'admin'
            """.formatted(PlatformOrganization.PERMISSION);

    @Inject
    EntityManager entityManager;

    @Inject
    PlatformOrganization platform;

    /** The role of this name, without regard to case. */
    Optional<Role> named(OrganizationId organization, String name) {
        return entityManager
                .createQuery(
                        "SELECT r FROM Role r WHERE r.organizationId = :organization AND lower(r.name) = :name",
                        Role.class)
                .setParameter("organization", organization.value())
                .setParameter("name", name.toLowerCase(Locale.ROOT))
                .getResultStream()
                .findFirst();
    }

    void add(OrganizationId organization, Role role, List<RolePermission> grants) {
        entityManager.persist(role);
        // There is no association that would tell the provider to insert the role first.
        entityManager.flush();
        grants.forEach(entityManager::persist);
    }

    /** A role, kept from being changed by others until the transaction ends. */
    Optional<Role> lock(OrganizationId organization, UUID id) {
        return Optional.ofNullable(entityManager.find(Role.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(role -> role.organization().equals(organization));
    }

    Optional<Role> find(OrganizationId organization, UUID id) {
        return Optional.ofNullable(entityManager.find(Role.class, id))
                .filter(role -> role.organization().equals(organization));
    }

    /** All roles of the organization by name; there are a few dozen at most. */
    List<Role> all(OrganizationId organization) {
        return entityManager
                .createQuery(
                        "SELECT r FROM Role r WHERE r.organizationId = :organization ORDER BY lower(r.name)",
                        Role.class)
                .setParameter("organization", organization.value())
                .getResultList();
    }

    /** What each role of the organization grants, by its id, in alphabetical order. */
    @SuppressWarnings("unchecked")
    Map<UUID, List<String>> grants(OrganizationId organization) {
        List<Object[]> rows = entityManager
                .createNativeQuery("SELECT g.role_id, g.code" + grantsOf(organization) + "ORDER BY g.code")
                .setParameter("organization", organization.value())
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0], Collectors.mapping(row -> (String) row[1], Collectors.toList())));
    }

    /** What one role grants, in alphabetical order. */
    @SuppressWarnings("unchecked")
    List<String> grants(OrganizationId organization, UUID role) {
        return entityManager
                .createNativeQuery(
                        "SELECT g.code" + grantsOf(organization) + "WHERE g.role_id = :role ORDER BY g.code",
                        String.class)
                .setParameter("organization", organization.value())
                .setParameter("role", role)
                .getResultList();
    }

    private String grantsOf(OrganizationId organization) {
        return """
                 FROM (
                    SELECT role_id, permission_code FROM role_permissions WHERE organization_id = :organization
                    %s
                ) AS g (role_id, code)
                """.formatted(platform.is(organization) ? OF_THE_PLATFORM : "");
    }

    void revoke(OrganizationId organization, UUID role, Collection<String> permissions) {
        entityManager
                .createNativeQuery("""
                        DELETE FROM role_permissions
                        WHERE organization_id = :organization AND role_id = :role
                          AND permission_code IN (:permissions)
                        """)
                .setParameter("organization", organization.value())
                .setParameter("role", role)
                .setParameter("permissions", permissions)
                .executeUpdate();
    }

    void grant(OrganizationId organization, List<RolePermission> grants) {
        grants.forEach(entityManager::persist);
        entityManager.flush();
    }

    /** Makes the tokens stale of everybody who has the role. */
    void restart(OrganizationId organization, UUID role) {
        entityManager
                .createNativeQuery("""
                        UPDATE users SET security_version = security_version + 1
                        WHERE organization_id = :organization
                          AND id IN (SELECT user_id FROM user_roles
                                     WHERE organization_id = :organization AND role_id = :role)
                        """)
                .setParameter("organization", organization.value())
                .setParameter("role", role)
                .executeUpdate();
    }

    /** Removes a role and what it grants; the database refuses while somebody has it. */
    void remove(OrganizationId organization, Role role) {
        entityManager.remove(role);
        entityManager.flush();
    }

    void flush(OrganizationId organization) {
        entityManager.flush();
    }
}
