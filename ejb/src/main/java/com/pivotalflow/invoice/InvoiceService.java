package com.pivotalflow.invoice;

import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.invoice.list.InvoiceFilter;
import com.pivotalflow.invoice.list.InvoiceSummaries;
import com.pivotalflow.invoice.list.InvoiceSummary;
import com.pivotalflow.invoice.terms.InvoiceId;
import com.pivotalflow.invoice.terms.InvoiceOperation;
import com.pivotalflow.invoice.terms.InvoiceView;
import com.pivotalflow.invoice.terms.SendInvoice;
import com.pivotalflow.invoice.terms.UpdateInvoice;
import com.pivotalflow.invoice.terms.WriteOffInvoice;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.organization.ReadsReplica;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.quote.AcceptedQuoteService;
import com.pivotalflow.quote.terms.QuoteId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The use cases of invoices, one transaction each. What an issued invoice says never changes. */
@Stateless
@PermitAll
@InTenant
public class InvoiceService {

    @Inject
    InvoiceRepository invoices;

    @Inject
    InvoiceSummaries summaries;

    @Inject
    InvoiceIssuing issuing;

    @Inject
    InvoiceDrafting drafting;

    @Inject
    AcceptedQuoteService quotes;

    @Inject
    OrganizationService organizations;

    @Inject
    InvoiceTrail trail;

    @Inject
    Clock clock;

    /** Lists invoices as summaries. */
    @ReadsReplica
    public Page<InvoiceSummary> list(OrganizationId organization, InvoiceFilter filter, PageRequest request) {
        return summaries.list(organization, filter, request);
    }

    /**
     * Reads an invoice.
     *
     * @throws NotFoundException {@code INVOICE_NOT_FOUND}
     */
    public InvoiceView get(OrganizationId organization, InvoiceId id) {
        return view(organization, invoices.find(organization, id).orElseThrow(InvoiceService::notFound));
    }

    /**
     * Changes what a draft says. A patch that says what is there already changes nothing.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code INVOICE_NOT_FOUND}; as {@link Precondition#require}; {@code INVOICE_NOT_EDITABLE}
     */
    public InvoiceView update(Caller caller, InvoiceId id, Precondition precondition, Patch<UpdateInvoice> patch) {
        Invoice invoice = found(caller, id, precondition);
        InvoiceOperation.UPDATE.require(invoice.progress().status());
        UpdateInvoice present = invoice.stated();
        UpdateInvoice wanted = patch.applyTo(present);
        InvoiceView before = view(caller.organization(), invoice);
        if (Sameness.of(present, wanted)) {
            return before;
        }
        invoice.change(caller, wanted, drafting.customerName(caller, invoice.customerId()), clock.instant());
        invoices.flush(caller.organization());
        InvoiceView after = after(caller.organization(), invoice, before);
        trail.updated(caller, before, after);
        return after;
    }

    /**
     * Removes a draft; its quote can be converted again.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code INVOICE_NOT_FOUND}; as {@link Precondition#require}; {@code INVOICE_NOT_EDITABLE}
     */
    public void delete(Caller caller, InvoiceId id, Precondition precondition) {
        Invoice invoice = found(caller, id, precondition);
        InvoiceOperation.DELETE.require(invoice.progress().status());
        InvoiceView before = view(caller.organization(), invoice);
        invoices.remove(caller.organization(), invoice);
        UUID quote = invoice.quoteId();
        if (quote != null) {
            var unused = quotes.changed(caller, new QuoteId(quote));
        }
        trail.deleted(caller, before);
    }

    /**
     * Issues a draft: it gets its number, its day, and the document that is kept for good.
     *
     * @param precondition the state that the caller saw
     * @param printed its print, made by {@link InvoicePrintService#forSending} before this transaction
     * @throws DomainException {@code INVOICE_NOT_FOUND}; as {@link Precondition#require}; {@code
     *     INVALID_STATUS_TRANSITION}; {@code VALIDATION_FAILED} when a recipient is not known
     */
    public InvoiceView send(
            Caller caller,
            InvoiceId id,
            Precondition precondition,
            SendInvoice command,
            Optional<PrintedInvoice> printed) {
        Invoice invoice = found(caller, id, precondition);
        InvoiceOperation.SEND.require(invoice.progress().status());
        InvoiceView before = view(caller.organization(), invoice);
        InvoiceView after = issuing.issue(caller, invoice, before, command, printed, clock.instant());
        trail.issued(caller, before, after, command.recipients());
        return after;
    }

    /**
     * Gives up what is still owed.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code INVOICE_NOT_FOUND}; as {@link Precondition#require}; {@code
     *     INVALID_STATUS_TRANSITION}
     */
    public InvoiceView writeOff(Caller caller, InvoiceId id, Precondition precondition, WriteOffInvoice command) {
        Invoice invoice = found(caller, id, precondition);
        InvoiceOperation.WRITE_OFF.require(invoice.progress().status());
        InvoiceView before = view(caller.organization(), invoice);
        invoice.writeOff(caller, command.reason(), clock.instant());
        invoices.flush(caller.organization());
        InvoiceView after = after(caller.organization(), invoice, before);
        trail.writtenOff(caller, before, after);
        return after;
    }

    /** What a draft would say if it were issued now; empty when it is none. */
    public Optional<PrintableInvoice> printable(Caller caller, InvoiceId id) {
        Invoice copy = invoices.copy(caller.organization(), id).orElseThrow(InvoiceService::notFound);
        return InvoiceOperation.SEND.isOpenFrom(copy.progress().status())
                ? Optional.of(issuing.foresee(caller, copy, clock.instant()))
                : Optional.empty();
    }

    private Invoice found(Caller caller, InvoiceId id, Precondition precondition) {
        Invoice invoice = invoices.findForChange(caller.organization(), id).orElseThrow(InvoiceService::notFound);
        precondition.require(invoice.version(), EntityTag.of(invoice.version()));
        return invoice;
    }

    private InvoiceView view(OrganizationId organization, Invoice invoice) {
        return InvoiceViews.of(
                invoice,
                organizations.currency(organization, invoice.currencyCode()),
                invoices.versionNumber(organization, invoice.quoteVersionId()));
    }

    private InvoiceView after(OrganizationId organization, Invoice invoice, InvoiceView before) {
        return InvoiceViews.of(
                invoice, organizations.currency(organization, invoice.currencyCode()), before.quoteVersion());
    }

    private static NotFoundException notFound() {
        return new NotFoundException("INVOICE");
    }
}
