package com.pivotalflow.invoice;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.invoice.terms.InvoiceView;
import com.pivotalflow.invoice.terms.SendInvoice;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Leaves one audit entry for whatever happens to invoices. */
@ApplicationScoped
public class InvoiceTrail {

    private static final String INVOICE = "Invoice";
    private static final String TRANSITION = "invoices.status_transition";

    @Inject
    AuditService audit;

    void updated(Caller caller, InvoiceView before, InvoiceView after) {
        audit.record(caller, Change.changed("invoices.update", INVOICE, after.id(), before, after));
    }

    void deleted(Caller caller, InvoiceView before) {
        audit.record(caller, Change.removed("invoices.delete", INVOICE, before.id(), before));
    }

    /** An invoice that was issued. */
    void issued(Caller caller, InvoiceView before, InvoiceView after, List<SendInvoice.Recipient> recipients) {
        audit.record(
                caller,
                Change.changed(
                        TRANSITION, INVOICE, after.id(), new Issued(before, List.of()), new Issued(after, recipients)));
    }

    /** An invoice with those who get it. */
    private record Issued(@JsonUnwrapped InvoiceView invoice, List<SendInvoice.Recipient> recipients) {}

    void writtenOff(Caller caller, InvoiceView before, InvoiceView after) {
        audit.record(caller, Change.changed(TRANSITION, INVOICE, after.id(), before, after));
    }

    /** An invoice that was not paid in time. */
    void fellOverdue(OrganizationId organization, UUID invoice, InvoiceStanding before, InvoiceStanding after) {
        audit.recordOwn(organization, Change.changed(TRANSITION, INVOICE, invoice, before, after));
    }
}
