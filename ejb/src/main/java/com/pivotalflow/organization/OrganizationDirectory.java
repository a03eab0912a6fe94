package com.pivotalflow.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
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

    /**
     * Ids in ascending order, of all there are; for work that goes through them one by one.
     *
     * @param after where the last page ended; empty for the first
     * @param limit 1 or more
     */
    public List<OrganizationId> page(Optional<OrganizationId> after, int limit) {
        return organizations.ids(after.map(OrganizationId::value).orElse(null), limit).stream()
                .map(OrganizationId::new)
                .toList();
    }
}
