package com.pivotalflow.quote;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.organization.OrganizationId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Checks every night that what was sent is what was sent, a transaction for each few versions. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class QuoteIntegrityCheck {

    private static final int VERSIONS = 50;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    QuoteIntegrityService integrity;

    /** Once a night, on every node; two at the same time find the same. */
    @Schedule(hour = "2", minute = "23", persistent = false)
    void check() {
        organizations.forEach(this::check);
    }

    private void check(OrganizationId organization) {
        Optional<UUID> last = integrity.check(organization, Optional.empty(), VERSIONS);
        while (last.isPresent()) {
            last = integrity.check(organization, last, VERSIONS);
        }
    }
}
