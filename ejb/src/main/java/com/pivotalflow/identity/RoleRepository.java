package com.pivotalflow.identity;

import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Access roles and their grants. */
@ApplicationScoped
class RoleRepository {

    @Inject
    EntityManager entityManager;

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
}
