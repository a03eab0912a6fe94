package com.pivotalflow.invoice;

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

/** Checks every night that issued invoices are what was issued, a transaction for each few of them. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InvoiceIntegrityCheck {

    private static final int DOCUMENTS = 50;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    InvoiceIntegrityService integrity;

    /** Once a night, on every node; two at the same time find the same. */
    @Schedule(hour = "2", minute = "53", persistent = false)
    void check() {
        organizations.forEach(this::check);
    }

    private void check(OrganizationId organization) {
        Optional<UUID> last = integrity.check(organization, Optional.empty(), DOCUMENTS);
        while (last.isPresent()) {
            last = integrity.check(organization, last, DOCUMENTS);
        }
    }
}
