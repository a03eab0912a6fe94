package com.pivotalflow.rest;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.quote.DecideApproval;
import com.pivotalflow.quote.DecidedApproval;
import com.pivotalflow.quote.QuoteApprovalService;
import com.pivotalflow.quote.RejectApproval;
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
import java.util.function.Supplier;

/** Decides in rounds of approval. */
@Path("/approvals")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ApprovalDecisionsResource {

    @Inject
    QuoteApprovalService approvals;

    @Inject
    Caller caller;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Approves. */
    @POST
    @Path("{id}/approve")
    @IfMatchRequired
    @RolesAllowed("approvals.decide")
    @Operation(
            value = "Approves; the last approval that was asked for frees the quote for sending.",
            answer = DecidedApproval.class,
            problems = {
                "APPROVAL_NOT_FOUND",
                "APPROVAL_SELF",
                "APPROVAL_NOT_ELIGIBLE",
                "APPROVAL_OUTDATED",
                "APPROVAL_ALREADY_DECIDED"
            })
    public Response approve(@PathParam("id") UUID id, DecideApproval command) {
        return answer(() -> approvals.approve(caller, id, ifMatch.precondition(), command.comment()));
    }

    /** Refuses approval. */
    @POST
    @Path("{id}/reject")
    @IfMatchRequired
    @RolesAllowed("approvals.decide")
    @Operation(
            value = "Refuses approval; the quote is a draft again.",
            answer = DecidedApproval.class,
            problems = {
                "APPROVAL_NOT_FOUND",
                "APPROVAL_SELF",
                "APPROVAL_NOT_ELIGIBLE",
                "APPROVAL_OUTDATED",
                "APPROVAL_ALREADY_DECIDED",
                "REASON_REQUIRED"
            })
    public Response reject(@PathParam("id") UUID id, RejectApproval command) {
        return answer(() -> approvals.reject(caller, id, ifMatch.precondition(), command.reason()));
    }

    private Response answer(Supplier<DecidedApproval> work) {
        return calls.answer(caller, () -> {
            DecidedApproval decided = work.get();
            return Answers.changed(decided.round().etag(), decided);
        });
    }
}
