package com.pivotalflow.quote.drafting;

import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** Who can be in charge of a quote. */
@ApplicationScoped
class OwnerRepository {

    @Inject
    EntityManager entityManager;

    /** Whether this is somebody of the organization who has not left. */
    boolean isUser(OrganizationId organization, UserId user) {
        return !entityManager
                .createNativeQuery("""
                        SELECT 1 FROM users
                        WHERE organization_id = :organization AND id = :user AND deleted_at IS NULL
                        """)
                .setParameter("organization", organization.value())
                .setParameter("user", user.value())
                .getResultList()
                .isEmpty();
    }
}
