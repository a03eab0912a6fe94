package com.pivotalflow.invoice;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.timer.TimerName;
import com.pivotalflow.timer.TimerWatch;
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
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    InvoiceIntegrityService integrity;

    /** Once a night, on one node; a second one finds the same. */
    @Schedule(hour = "2", minute = "53", persistent = false)
    void check() {
        watch.runOnOneNode(TimerName.INVOICE_INTEGRITY, () -> organizations.sum(this::check));
    }

    /** Gives how many invoices were changed after they were issued, those of earlier nights too. */
    private int check(OrganizationId organization) {
        int changed = 0;
        Optional<UUID> last = Optional.empty();
        do {
            InvoiceIntegrityService.Checked checked = integrity.check(organization, last, DOCUMENTS);
            changed += checked.changed();
            last = checked.last();
        } while (last.isPresent());
        return changed;
    }
}
