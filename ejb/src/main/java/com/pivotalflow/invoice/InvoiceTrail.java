package com.pivotalflow.invoice;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.outbox.Event;
import com.pivotalflow.outbox.EventType;
import com.pivotalflow.outbox.OutboxService;
import com.pivotalflow.quote.AcceptedQuote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leaves one audit entry for whatever happens to invoices and payments, and for what is made of quotes. */
@ApplicationScoped
class InvoiceTrail {

    private static final String INVOICE = "Invoice";
    private static final String PAYMENT = "Payment";
    private static final String TRANSITION = "invoices.status_transition";

    @Inject
    AuditService audit;

    @Inject
    OutboxService outbox;

    /**
     * Something was made of a quote.
     *
     * @param converted what, and the quote's tag after it
     * @param invoice the draft, if one was made
     */
    void converted(Caller caller, AcceptedQuote quote, ConvertedQuote converted, @Nullable InvoiceView invoice) {
        Event.Data data = new Event.Data(
                quote.id().value(),
                quote.version(),
                "accepted",
                "/api/v1/quotes/" + quote.id().value());
        long rowVersion = EntityTag.rowVersion(converted.etag()).orElseThrow();
        outbox.publish(caller.organization(), List.of(new Event("Quote", rowVersion, EventType.QUOTE_CONVERTED, data)));
        audit.record(
                caller,
                Change.created(
                        "quotes.convert",
                        "Quote",
                        quote.id().value(),
                        new Converted(quote.number(), converted.conversions(), invoice)));
    }

    /** What was made of a quote. */
    private record Converted(
            String quoteNumber,
            List<ConvertedQuote.Conversion> conversions,
            @Nullable InvoiceView invoice) {}

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
