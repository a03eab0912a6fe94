package com.pivotalflow.rest;

import com.pivotalflow.approval.ApprovalFilter;
import com.pivotalflow.approval.ApprovalRoundView;
import com.pivotalflow.approval.ApprovalService;
import com.pivotalflow.approval.ApprovalSubject;
import com.pivotalflow.approval.ApprovalSummary;
import com.pivotalflow.approval.RoundStatus;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.quote.QuoteApprovalService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** Approval rounds: what waits for whom, and what was said. */
@Path("/approvals")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ApprovalsResource {

    @Inject
    ApprovalService approvals;

    @Inject
    QuoteApprovalService quotes;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    /** Lists approval rounds, the latest first. */
    @GET
    @RolesAllowed("approvals.view")
    @Parameters({"status", "assignedToMe", "entityType", "entityId", "sort", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists approval rounds, the latest first.", answer = ApprovalSummary.class)
    public Response list() {
        ApprovalFilter filter = new ApprovalFilter(
                list.values("status", RoundStatus.class),
                list.flag("assignedToMe"),
                list.values("entityType", ApprovalSubject.class),
                list.id("entityId"));
        return list.answer(approvals.list(caller, filter, list.page()));
    }

    /** Reads an approval round. */
    @GET
    @Path("{id}")
    @RolesAllowed("approvals.view")
    @Operation(
            value =
                    "Reads an approval round with the rules that matched, what was said, and what a further version would change.",
            answer = ApprovalRoundView.class,
            problems = "APPROVAL_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        ApprovalRoundView view = quotes.get(caller, id);
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }
}
