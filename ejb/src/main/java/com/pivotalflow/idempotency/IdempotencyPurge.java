package com.pivotalflow.idempotency;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.organization.OrganizationId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Removes stored answers that no client may ask for again, an organization and a batch at a time. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IdempotencyPurge {

    private static final int ORGANIZATIONS = 200;
    private static final int ANSWERS = 500;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    IdempotencyService answers;

    /** Once an hour, on every node; two at the same time share the work or find none. */
    @Schedule(hour = "*", minute = "41", persistent = false)
    void purge() {
        Optional<OrganizationId> last = Optional.empty();
        List<OrganizationId> page;
        do {
            page = organizations.page(last, ORGANIZATIONS);
            page.forEach(this::purge);
            last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1));
        } while (page.size() == ORGANIZATIONS);
    }

    private void purge(OrganizationId organization) {
        int removed;
        do {
            removed = answers.purge(organization, ANSWERS);
        } while (removed == ANSWERS);
    }
}
