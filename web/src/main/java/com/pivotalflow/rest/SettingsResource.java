package com.pivotalflow.rest;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.settings.Put;
import com.pivotalflow.settings.SetSetting;
import com.pivotalflow.settings.SettingService;
import com.pivotalflow.settings.SettingView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Named settings of the organization. */
@Path("/organization/settings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SettingsResource {

    @Inject
    SettingService settings;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IfMatch ifMatch;

    /** Lists the settings that have a value. */
    @GET
    @RolesAllowed("settings.view")
    @Parameters({"sort", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists the settings that have a value.", answer = SettingView.class)
    public Response list() {
        return list.answer(settings.list(caller.organization(), list.page()));
    }

    /** Reads a setting. */
    @GET
    @Path("{key}")
    @RolesAllowed("settings.view")
    @Operation(value = "Reads a setting.", answer = SettingView.class, problems = "SETTING_NOT_FOUND")
    public Response read(@PathParam("key") String key, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        SettingView view = settings.get(caller.organization(), key);
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Gives a setting a value; the first time without If-Match. */
    @PUT
    @Path("{key}")
    @IfMatchRequired
    @RolesAllowed("settings.update")
    @Operation(
            value = "Gives a setting a value; the first time without If-Match, and answered by 201.",
            answer = SettingView.class,
            problems = {"SETTING_NOT_FOUND", "DUPLICATE_VALUE", "JSONB_MONETARY_FORBIDDEN"})
    public Response put(@PathParam("key") String key, SetSetting command) {
        Put<SettingView> put = settings.put(caller, key, ifMatch.precondition(), command);
        SettingView view = put.view();
        return put.isNew()
                ? Answers.created("organization/settings/" + key, view.etag(), view)
                : Answers.changed(view.etag(), view);
    }

    /** Takes a setting's value away; its default counts from then on. */
    @DELETE
    @Path("{key}")
    @IfMatchRequired
    @RolesAllowed("settings.update")
    @Operation(
            value = "Takes a setting's value away; its default counts from then on.",
            answer = void.class,
            status = 204,
            problems = "SETTING_NOT_FOUND")
    public void delete(@PathParam("key") String key) {
        settings.delete(caller, key, ifMatch.precondition());
    }
}
