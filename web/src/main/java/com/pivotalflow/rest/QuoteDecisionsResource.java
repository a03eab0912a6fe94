package com.pivotalflow.rest;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.quote.QuoteDecisionService;
import com.pivotalflow.quote.decision.RecordAcceptance;
import com.pivotalflow.quote.decision.RecordRejection;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.view.QuoteView;
import com.pivotalflow.rest.json.KeyRequired;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Takes decisions of customers that staff learned of outside. */
@Path("/quotes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class QuoteDecisionsResource {

    @Inject
    QuoteDecisionService decisions;

    @Inject
    Caller caller;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Records that the customer said yes. */
    @POST
    @Path("{id}/accept")
    @KeyRequired
    @IfMatchRequired
    @RolesAllowed("quotes.send")
    @Operation(
            value = "Records that the customer accepted what was sent, as staff learned outside.",
            answer = QuoteView.class,
            problems = {
                "QUOTE_NOT_FOUND",
                "INVALID_STATUS_TRANSITION",
                "QUOTE_ALREADY_DECIDED",
                "QUOTE_EXPIRED",
                "QUOTE_UNDER_REVISION",
                "SELECTION_INVALID"
            })
    public Response accept(@PathParam("id") UUID id, RecordAcceptance command) {
        return calls.answer(caller, () -> {
            QuoteView view = decisions.accept(caller, new QuoteId(id), ifMatch.precondition(), command);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Records that the customer said no. */
    @POST
    @Path("{id}/reject")
    @KeyRequired
    @IfMatchRequired
    @RolesAllowed("quotes.send")
    @Operation(
            value = "Records that the customer declined what was sent, as staff learned outside.",
            answer = QuoteView.class,
            problems = {
                "QUOTE_NOT_FOUND",
                "INVALID_STATUS_TRANSITION",
                "QUOTE_ALREADY_DECIDED",
                "QUOTE_EXPIRED",
                "QUOTE_UNDER_REVISION",
                "REASON_REQUIRED"
            })
    public Response reject(@PathParam("id") UUID id, RecordRejection command) {
        return calls.answer(caller, () -> {
            QuoteView view = decisions.reject(caller, new QuoteId(id), ifMatch.precondition(), command);
            return Answers.changed(view.etag(), view);
        });
    }
}
