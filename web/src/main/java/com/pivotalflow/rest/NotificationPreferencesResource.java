package com.pivotalflow.rest;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.settings.NotificationPreferenceList;
import com.pivotalflow.settings.NotificationPreferenceService;
import com.pivotalflow.settings.NotificationPreferenceView;
import com.pivotalflow.settings.SetNotificationPreference;
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

/** By which channels the organization lets people be told. */
@Path("/organization/notification-prefs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NotificationPreferencesResource {

    @Inject
    NotificationPreferenceService preferences;

    @Inject
    Caller caller;

    @Inject
    IfMatch ifMatch;

    /** Lists all channels. */
    @GET
    @RolesAllowed("settings.view")
    @Operation(
            value = "Lists the channels of notification and whether they are on.",
            answer = NotificationPreferenceList.class)
    public NotificationPreferenceList list() {
        return preferences.list(caller.organization());
    }

    /** Reads whether a channel is on. */
    @GET
    @Path("{channel}")
    @RolesAllowed("settings.view")
    @Operation(
            value = "Reads whether a channel of notification is on.",
            answer = NotificationPreferenceView.class,
            problems = "NOTIFICATION_CHANNEL_NOT_FOUND")
    public Response read(@PathParam("channel") String channel, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        NotificationPreferenceView view = preferences.get(caller.organization(), channel);
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Switches a channel on or off; what people need to sign in is mailed nevertheless. */
    @PUT
    @Path("{channel}")
    @IfMatchRequired
    @RolesAllowed("settings.update")
    @Operation(
            value = "Switches a channel on or off; what people need to sign in is mailed nevertheless.",
            answer = NotificationPreferenceView.class,
            problems = {"NOTIFICATION_CHANNEL_NOT_FOUND", "DUPLICATE_VALUE"})
    public Response put(@PathParam("channel") String channel, SetNotificationPreference command) {
        NotificationPreferenceView view = preferences.put(caller, channel, ifMatch.precondition(), command);
        return Answers.changed(view.etag(), view);
    }
}
