package com.pivotalflow.rest;

import com.pivotalflow.approval.ApprovalRuleList;
import com.pivotalflow.approval.ApprovalRuleService;
import com.pivotalflow.approval.ApprovalRuleView;
import com.pivotalflow.approval.CreateApprovalRule;
import com.pivotalflow.approval.RuleSimulation;
import com.pivotalflow.approval.SimulateRules;
import com.pivotalflow.change.Patch;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.quote.QuoteApprovalService;
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
import java.util.List;
import java.util.UUID;

/** When quotes need approval, and whose. */
@Path("/approval-rules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ApprovalRulesResource {

    @Inject
    ApprovalRuleService rules;

    @Inject
    QuoteApprovalService quotes;

    @Inject
    Caller caller;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Lists all rules. */
    @GET
    @RolesAllowed("approvals.view")
    @Operation(value = "Lists all rules, by level and name.", answer = ApprovalRuleList.class)
    public ApprovalRuleList list() {
        return new ApprovalRuleList(rules.list(caller));
    }

    /** Reads a rule. */
    @GET
    @Path("{id}")
    @RolesAllowed("approvals.view")
    @Operation(value = "Reads a rule.", answer = ApprovalRuleView.class, problems = "APPROVAL_RULE_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        ApprovalRuleView view = rules.get(caller, id);
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Makes a rule. */
    @POST
    @RolesAllowed("approvals.configure")
    @Operation(
            value = "Makes a rule for quotes.",
            answer = ApprovalRuleView.class,
            status = 201,
            problems = {"RULE_CONDITION_INVALID", "DUPLICATE_VALUE"})
    public Response create(CreateApprovalRule command) {
        return calls.answer(caller, () -> {
            ApprovalRuleView view = rules.create(caller, command);
            return Answers.created("approval-rules/" + view.id(), view.etag(), view);
        });
    }

    /** Changes a rule; rounds that run keep it as it was. */
    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("approvals.configure")
    @Operation(
            value = "Changes a rule; rounds that run keep it as it was.",
            answer = ApprovalRuleView.class,
            problems = {"APPROVAL_RULE_NOT_FOUND", "RULE_CONDITION_INVALID", "DUPLICATE_VALUE"})
    public Response update(@PathParam("id") UUID id, Patch<CreateApprovalRule> patch) {
        return calls.answer(caller, () -> {
            ApprovalRuleView view = rules.change(caller, id, ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Removes a rule that never matched. */
    @DELETE
    @Path("{id}")
    @IfMatchRequired
    @RolesAllowed("approvals.configure")
    @Operation(
            value = "Removes a rule that never matched; another one can be deactivated.",
            answer = void.class,
            status = 204,
            problems = {"APPROVAL_RULE_NOT_FOUND", "RESOURCE_IN_USE"})
    public void delete(@PathParam("id") UUID id) {
        rules.delete(caller, id, ifMatch.precondition());
    }

    /** Says which rules would match, and why the others would not. */
    @POST
    @Path("simulate")
    @RolesAllowed("approvals.view")
    @Operation(
            value = "Says which rules would match a quote or such values, and why the others would not.",
            answer = RuleSimulation.class)
    public RuleSimulation simulate(SimulateRules command) {
        return quotes.simulate(caller, command);
    }
}
