package com.pivotalflow.rest;

import com.pivotalflow.invoice.payment.PaymentId;
import com.pivotalflow.invoice.payment.PaymentService;
import com.pivotalflow.invoice.payment.PaymentView;
import com.pivotalflow.invoice.payment.VoidPayment;
import com.pivotalflow.organization.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** Single payments: read, and take back. */
@Path("/payments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PaymentsResource {

    @Inject
    PaymentService payments;

    @Inject
    Caller caller;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Reads a payment. */
    @GET
    @Path("{id}")
    @RolesAllowed("payments.view")
    @Operation(value = "Reads a payment.", answer = PaymentView.class, problems = "PAYMENT_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        PaymentView view = payments.get(caller.organization(), new PaymentId(id));
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Takes a payment back. */
    @POST
    @Path("{id}/void")
    @IfMatchRequired
    @RolesAllowed("payments.void")
    @Operation(
            value = "Takes a payment back: what it paid is owed again.",
            answer = PaymentView.class,
            problems = {"PAYMENT_NOT_FOUND", "PAYMENT_NOT_VOIDABLE"})
    public Response takeBack(@PathParam("id") UUID id, VoidPayment command) {
        return calls.answer(caller, () -> {
            PaymentView view = payments.takeBack(caller, new PaymentId(id), ifMatch.precondition(), command);
            return Answers.changed(view.etag(), view);
        });
    }
}
