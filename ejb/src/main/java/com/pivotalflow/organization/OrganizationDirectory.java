package com.pivotalflow.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds an organization before a tenant is known. */
@ApplicationScoped
public class OrganizationDirectory {

    @Inject
    OrganizationRepository organizations;

    /** The organization with this slug, if there is one that is not closed. */
    public Optional<OrganizationId> bySlug(String slug) {
        return organizations.idOfSlug(slug).map(OrganizationId::new);
    }
}
