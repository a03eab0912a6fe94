package com.pivotalflow.rest;

import com.pivotalflow.change.Patch;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.rest.json.MergePatch;
import com.pivotalflow.settings.OrganizationDetails;
import com.pivotalflow.settings.OrganizationDetailsService;
import com.pivotalflow.settings.OrganizationDetailsView;
import com.pivotalflow.settings.QuotingDefaults;
import com.pivotalflow.settings.QuotingDefaultsService;
import com.pivotalflow.settings.QuotingDefaultsView;
import com.pivotalflow.settings.SecurityPolicy;
import com.pivotalflow.settings.SecurityPolicyService;
import com.pivotalflow.settings.SecurityPolicyView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The caller's organization: what it says of itself, what its documents begin with, how it keeps passwords. */
@Path("/organization")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MergePatch.MEDIA_TYPE)
public class OrganizationResource {

    @Inject
    OrganizationDetailsService details;

    @Inject
    QuotingDefaultsService defaults;

    @Inject
    SecurityPolicyService policies;

    @Inject
    Caller caller;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Reads the organization. */
    @GET
    @RolesAllowed("settings.view")
    @Operation(value = "Reads the organization of the caller.", answer = OrganizationDetailsView.class)
    public Response read(@HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        OrganizationDetailsView view = details.get(caller.organization());
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Changes what the organization says of itself. */
    @PATCH
    @IfMatchRequired
    @RolesAllowed("settings.update")
    @Operation(
            value = "Changes what the organization says of itself; documents that exist stay as they are.",
            answer = OrganizationDetailsView.class,
            problems = "CURRENCY_LOCKED")
    public Response update(Patch<OrganizationDetails> patch) {
        return calls.answer(caller, () -> {
            OrganizationDetailsView view = details.update(caller, ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Reads what documents begin with. */
    @GET
    @Path("quoting")
    @RolesAllowed("settings.view")
    @Operation(value = "Reads what new documents begin with.", answer = QuotingDefaultsView.class)
    public Response quoting(@HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        QuotingDefaultsView view = defaults.get(caller.organization());
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Changes what documents begin with. */
    @PATCH
    @Path("quoting")
    @IfMatchRequired
    @RolesAllowed("settings.update")
    @Operation(
            value = "Changes what new documents begin with; those that exist stay as they are.",
            answer = QuotingDefaultsView.class,
            problems = "NUMBER_FORMAT_INVALID")
    public Response updateQuoting(Patch<QuotingDefaults> patch) {
        return calls.answer(caller, () -> {
            QuotingDefaultsView view = defaults.update(caller, ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Reads how passwords and sessions are kept. */
    @GET
    @Path("security-policy")
    @RolesAllowed("settings.view")
    @Operation(value = "Reads how passwords and sessions are kept.", answer = SecurityPolicyView.class)
    public Response securityPolicy(@HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        SecurityPolicyView view = policies.get(caller.organization());
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Changes how passwords and sessions are kept. */
    @PATCH
    @Path("security-policy")
    @IfMatchRequired
    @RolesAllowed("settings.update")
    @Operation(value = "Changes how passwords and sessions are kept.", answer = SecurityPolicyView.class)
    public Response updateSecurityPolicy(Patch<SecurityPolicy> patch) {
        return calls.answer(caller, () -> {
            SecurityPolicyView view = policies.update(caller, ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }
}
