package com.pivotalflow.invoice;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.timer.TimerName;
import com.pivotalflow.timer.TimerWatch;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Calls invoices overdue, a transaction for each. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InvoiceOverdueSweep {

    private static final System.Logger LOG = System.getLogger(InvoiceOverdueSweep.class.getName());

    private static final int INVOICES = 200;

    @Inject
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    InvoiceOverdueService overdue;

    /** Every five minutes, on every node; two at the same time share the work or find none. */
    @Schedule(hour = "*", minute = "*/5", second = "20", persistent = false)
    void sweep() {
        watch.run(TimerName.INVOICE_OVERDUE, () -> organizations.sum(this::sweep));
    }

    /** Gives how many were past due. */
    private int sweep(OrganizationId organization) {
        int all = 0;
        Optional<UUID> last = Optional.empty();
        List<UUID> found;
        do {
            found = overdue.find(organization, last, INVOICES);
            found.forEach(invoice -> fallOverdue(organization, invoice));
            all += found.size();
            last = found.isEmpty() ? last : Optional.of(found.get(found.size() - 1));
        } while (found.size() == INVOICES);
        return all;
    }

    /** One that can't be changed now keeps no other from it; it comes again with the next sweep. */
    private void fallOverdue(OrganizationId organization, UUID invoice) {
        try {
            overdue.fallOverdue(organization, invoice);
        } catch (EJBException e) {
            LOG.log(System.Logger.Level.WARNING, "invoice " + invoice + " could not be called overdue", e);
        }
    }
}
