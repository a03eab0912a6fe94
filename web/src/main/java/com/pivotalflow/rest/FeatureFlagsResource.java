package com.pivotalflow.rest;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.settings.FeatureFlagService;
import com.pivotalflow.settings.FeatureFlagView;
import com.pivotalflow.settings.Put;
import com.pivotalflow.settings.SetFeatureFlag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Features that are on or off for the organization. */
@Path("/organization/feature-flags")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FeatureFlagsResource {

    @Inject
    FeatureFlagService flags;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IfMatch ifMatch;

    /** Lists the features that were set once. */
    @GET
    @RolesAllowed("settings.view")
    @Parameters({"sort", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists the features that were switched on or off.", answer = FeatureFlagView.class)
    public Response list() {
        return list.answer(flags.list(caller.organization(), list.page()));
    }

    /** Reads whether a feature is on. */
    @GET
    @Path("{key}")
    @RolesAllowed("settings.view")
    @Operation(
            value = "Reads whether a feature is on.",
            answer = FeatureFlagView.class,
            problems = "FEATURE_FLAG_NOT_FOUND")
    public Response read(@PathParam("key") String key, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        FeatureFlagView view = flags.get(caller.organization(), key);
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Switches a feature on or off; the first time without If-Match. */
    @PUT
    @Path("{key}")
    @IfMatchRequired
    @RolesAllowed("settings.update")
    @Operation(
            value = "Switches a feature on or off; the first time without If-Match, and answered by 201.",
            answer = FeatureFlagView.class,
            problems = {"FEATURE_FLAG_NOT_FOUND", "DUPLICATE_VALUE"})
    public Response put(@PathParam("key") String key, SetFeatureFlag command) {
        Put<FeatureFlagView> put = flags.put(caller, key, ifMatch.precondition(), command);
        FeatureFlagView view = put.view();
        return put.isNew()
                ? Answers.created("organization/feature-flags/" + key, view.etag(), view)
                : Answers.changed(view.etag(), view);
    }
}
