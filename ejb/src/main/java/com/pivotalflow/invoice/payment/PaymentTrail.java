package com.pivotalflow.invoice.payment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.invoice.InvoiceStanding;
import com.pivotalflow.organization.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Leaves one audit entry for whatever happens to payments. */
@ApplicationScoped
class PaymentTrail {

    private static final String PAYMENT = "Payment";

    @Inject
    AuditService audit;

    /** Money that came in, and what became of the invoice. */
    void paid(Caller caller, PaymentView payment, InvoiceStanding after) {
        audit.record(caller, Change.created("payments.create", PAYMENT, payment.id(), new Booked(payment, after)));
    }

    /** A payment that was taken back, and what became of the invoice. */
    void takenBack(Caller caller, Booked before, Booked after) {
        audit.record(
                caller, Change.changed("payments.void", PAYMENT, after.payment().id(), before, after));
    }

    /** A payment with where its invoice stands. */
    record Booked(@JsonUnwrapped PaymentView payment, InvoiceStanding invoice) {}
}
