package com.pivotalflow.rest;

import com.pivotalflow.idempotency.IdempotentCall;
import com.pivotalflow.invoice.payment.CreatePayment;
import com.pivotalflow.invoice.payment.PaymentService;
import com.pivotalflow.invoice.payment.PaymentView;
import com.pivotalflow.invoice.terms.InvoiceId;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.rest.json.KeyRequired;
import com.pivotalflow.rest.json.RequestKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;

/** The payments of an invoice: list and book. */
@Path("/invoices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InvoicePaymentsResource {

    @Inject
    PaymentService payments;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IdempotentCalls calls;

    @Inject
    RequestKey key;

    /** Lists the payments of an invoice. */
    @GET
    @Path("{id}/payments")
    @RolesAllowed("payments.view")
    @Parameters({"sort", "limit", "cursor", "includeTotal"})
    @Operation(
            value = "Lists the payments of an invoice, those taken back too, the latest first.",
            answer = PaymentView.class,
            problems = "INVOICE_NOT_FOUND")
    public Response list(@PathParam("id") UUID id) {
        return list.answer(payments.list(caller.organization(), new InvoiceId(id), list.page()));
    }

    /** Books money that came in, once for each key. */
    @POST
    @Path("{id}/payments")
    @KeyRequired
    @RolesAllowed("payments.create")
    @Operation(
            value = "Books money that came in for an invoice, once for each key.",
            answer = PaymentView.class,
            status = 201,
            problems = {
                "INVOICE_NOT_FOUND",
                "INVOICE_NOT_PAYABLE",
                "CURRENCY_MISMATCH",
                "AMOUNT_NOT_POSITIVE",
                "PAYMENT_EXCEEDS_BALANCE",
                "DUPLICATE_VALUE"
            })
    public Response create(@PathParam("id") UUID id, CreatePayment command) {
        Optional<String> name = key.call().map(IdempotentCall::key);
        return calls.answer(caller, () -> {
            PaymentView view = payments.pay(caller, new InvoiceId(id), command, name);
            return Answers.created("payments/" + view.id(), view.etag(), view);
        });
    }
}
