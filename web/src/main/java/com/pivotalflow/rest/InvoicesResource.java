package com.pivotalflow.rest;

import com.pivotalflow.change.Patch;
import com.pivotalflow.invoice.InvoicePrintService;
import com.pivotalflow.invoice.InvoiceService;
import com.pivotalflow.invoice.PrintedInvoice;
import com.pivotalflow.invoice.conversion.CreateInvoice;
import com.pivotalflow.invoice.conversion.QuoteConversionService;
import com.pivotalflow.invoice.list.InvoiceFilter;
import com.pivotalflow.invoice.list.InvoiceSummary;
import com.pivotalflow.invoice.terms.InvoiceId;
import com.pivotalflow.invoice.terms.InvoiceStatus;
import com.pivotalflow.invoice.terms.InvoiceView;
import com.pivotalflow.invoice.terms.SendInvoice;
import com.pivotalflow.invoice.terms.UpdateInvoice;
import com.pivotalflow.invoice.terms.WriteOffInvoice;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.rest.json.KeyRequired;
import com.pivotalflow.rest.json.MergePatch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Invoices: list, make of a quote, read, change, remove, issue, give up. */
@Path("/invoices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InvoicesResource {

    @Inject
    InvoiceService invoices;

    @Inject
    InvoicePrintService prints;

    @Inject
    QuoteConversionService conversions;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Lists invoices. */
    @GET
    @RolesAllowed("invoices.view")
    @Parameters({
        "q",
        "status",
        "customerId",
        "projectId",
        "quoteId",
        "dueDate[gt]",
        "dueDate[gte]",
        "dueDate[lt]",
        "dueDate[lte]",
        "issuedAt[gt]",
        "issuedAt[gte]",
        "issuedAt[lt]",
        "issuedAt[lte]",
        "sort",
        "limit",
        "cursor",
        "includeTotal"
    })
    @Operation(value = "Lists invoices, the latest first.", answer = InvoiceSummary.class)
    public Response list() {
        Map<InvoiceFilter.Reference, UUID> references = new EnumMap<>(InvoiceFilter.Reference.class);
        for (InvoiceFilter.Reference reference : InvoiceFilter.Reference.values()) {
            list.id(reference.wireName()).ifPresent(id -> references.put(reference, id));
        }
        InvoiceFilter filter = new InvoiceFilter(
                list.text("q"),
                list.values("status", InvoiceStatus.class),
                references,
                bounds("dueDate", list::date),
                bounds("issuedAt", list::instant));
        return list.answer(invoices.list(caller.organization(), filter, list.page()));
    }

    private static <T> List<InvoiceFilter.Bound<T>> bounds(String field, Function<String, Optional<T>> read) {
        List<InvoiceFilter.Bound<T>> bounds = new ArrayList<>();
        for (InvoiceFilter.Comparison comparison : InvoiceFilter.Comparison.values()) {
            read.apply(field + "[" + comparison.wireName() + "]")
                    .ifPresent(value -> bounds.add(new InvoiceFilter.Bound<>(comparison, value)));
        }
        return bounds;
    }

    /** Makes a draft of an accepted quote, once for each key. */
    @POST
    @KeyRequired
    @RolesAllowed("invoices.create")
    @Operation(
            value = "Makes a draft of what a customer accepted, without a number, once for each key.",
            answer = InvoiceView.class,
            status = 201,
            problems = {"QUOTE_ALREADY_CONVERTED", "INVALID_STATUS_TRANSITION"})
    public Response create(CreateInvoice command) {
        return calls.answer(caller, () -> {
            InvoiceView view = conversions.invoice(caller, command);
            return Answers.created("invoices/" + view.id(), view.etag(), view);
        });
    }

    /** Reads an invoice. */
    @GET
    @Path("{id}")
    @RolesAllowed("invoices.view")
    @Operation(value = "Reads an invoice.", answer = InvoiceView.class, problems = "INVOICE_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        InvoiceView view = invoices.get(caller.organization(), new InvoiceId(id));
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Changes what a draft says. */
    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("invoices.update")
    @Operation(
            value = "Changes what a draft says; its lines come from the quote.",
            answer = InvoiceView.class,
            problems = {"INVOICE_NOT_FOUND", "INVOICE_NOT_EDITABLE"})
    public Response update(@PathParam("id") UUID id, Patch<UpdateInvoice> patch) {
        return answer(() -> invoices.update(caller, new InvoiceId(id), ifMatch.precondition(), patch));
    }

    /** Removes a draft. */
    @DELETE
    @Path("{id}")
    @IfMatchRequired
    @RolesAllowed("invoices.delete")
    @Operation(
            value = "Removes a draft; its quote can be converted again.",
            answer = void.class,
            status = 204,
            problems = {"INVOICE_NOT_FOUND", "INVOICE_NOT_EDITABLE"})
    public void delete(@PathParam("id") UUID id) {
        invoices.delete(caller, new InvoiceId(id), ifMatch.precondition());
    }

    /** Issues a draft, once for each key. */
    @POST
    @Path("{id}/send")
    @KeyRequired
    @IfMatchRequired
    @RolesAllowed("invoices.send")
    @Operation(
            value = "Issues a draft: it gets its number and the document that is kept, once for each key.",
            answer = InvoiceView.class,
            problems = {"INVOICE_NOT_FOUND", "INVALID_STATUS_TRANSITION"})
    public Response send(@PathParam("id") UUID id, SendInvoice command) {
        InvoiceId invoice = new InvoiceId(id);
        Optional<PrintedInvoice> printed = prints.forSending(caller, invoice);
        return answer(() -> invoices.send(caller, invoice, ifMatch.precondition(), command, printed));
    }

    /** Gives up what is still owed. */
    @POST
    @Path("{id}/write-off")
    @IfMatchRequired
    @RolesAllowed("invoices.update")
    @Operation(
            value = "Gives up what is still owed.",
            answer = InvoiceView.class,
            problems = {"INVOICE_NOT_FOUND", "INVALID_STATUS_TRANSITION"})
    public Response writeOff(@PathParam("id") UUID id, WriteOffInvoice command) {
        return answer(() -> invoices.writeOff(caller, new InvoiceId(id), ifMatch.precondition(), command));
    }

    private Response answer(Supplier<InvoiceView> work) {
        return calls.answer(caller, () -> {
            InvoiceView view = work.get();
            return Answers.changed(view.etag(), view);
        });
    }
}
