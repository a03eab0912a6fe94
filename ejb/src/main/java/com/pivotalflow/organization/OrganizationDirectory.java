package com.pivotalflow.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Finds an organization before a tenant is known. */
@ApplicationScoped
public class OrganizationDirectory {

    private static final int PAGE = 200;

    @Inject
    OrganizationRepository organizations;

    /** The organization with this slug, whatever became of it. */
    public Optional<OrganizationId> bySlug(String slug) {
        return organizations.idOfSlug(slug).map(OrganizationId::new);
    }

    /**
     * Goes through all organizations there are, closed ones too, for work that is done in each of them by itself.
     *
     * @param work called outside of any transaction of this method
     */
    public void forEach(Consumer<OrganizationId> work) {
        UUID last = null;
        List<UUID> page;
        do {
            page = organizations.ids(last, PAGE);
            page.stream().map(OrganizationId::new).forEach(work);
            last = page.isEmpty() ? last : page.get(page.size() - 1);
        } while (page.size() == PAGE);
    }
}
